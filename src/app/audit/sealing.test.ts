import assert from 'node:assert/strict'
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readSealKeys, recordAudit } from '#modules/audit/public.ts'
import { writeAuditWith } from '#modules/audit/testing.ts'
import { withClient } from '#platform/db/embedded/provision.ts'
import { realDeps } from '#platform/deps.ts'
import { verdictLines, verifyAll } from '../cli/audit.ts'
import { testWorld } from '../testing.ts'
import { anchorFiles } from './anchor-files.ts'
import { sealing } from './seal-and-anchor.ts'

const folder = mkdtempSync(join(tmpdir(), 'opkomst-anchors-'))
after(() => rmSync(folder, { recursive: true }))
const env = { OPKOMST_AUDIT_KEY_FILE: join(folder, 'key') }
const keys = readSealKeys('/nowhere', env)
writeAuditWith(keys)
const world = await testWorld()
const deps = realDeps(world.db)
const actor = world.actor('counsellor')
const sentAway: string[] = []
const files = anchorFiles(join(folder, 'anchors'), keys, (line) => sentAway.push(line))
const record = () => deps.db.as(actor, (tx) => recordAudit(tx, deps, actor, { action: 'dossiers.dossier.read' }))
const anchorText = (): string =>
  readdirSync(files.folder)
    .map((name) => readFileSync(join(files.folder, name), 'utf8'))
    .join('')

test('the key is made once, for its owner alone, and a second one may stand below it', () => {
  assert.deepEqual(readSealKeys('/nowhere', env), keys)
  assert.equal(statSync(env.OPKOMST_AUDIT_KEY_FILE).mode & 0o777, 0o600)
  const before = readFileSync(env.OPKOMST_AUDIT_KEY_FILE, 'utf8')
  writeFileSync(env.OPKOMST_AUDIT_KEY_FILE, `${'n'.repeat(40)}\n${before}`)
  assert.equal(readSealKeys('/nowhere', env)[1]?.id, keys[0].id)
  writeFileSync(env.OPKOMST_AUDIT_KEY_FILE, before)
})

test('each batch gets its line outside the database, once, and what a crash left out is made up', async () => {
  await record()
  await sealing(deps, keys, files).round()
  const first = anchorText()
  assert.equal(first.trim().split('\n').length, 2, 'one per municipality')
  await sealing(deps, keys, files).round()
  assert.equal(anchorText(), first)
  await record()
  await sealing(deps, keys, { ...files, add: () => undefined }).round()
  await sealing(deps, keys, files).round()
  assert.ok(anchorText().startsWith(first))
  assert.equal(anchorText().trim().split('\n').length, 3)
  assert.deepEqual(sentAway, anchorText().trim().split('\n'), 'another machine gets the same lines')
  const [day] = readdirSync(files.folder)
  assert.equal(statSync(join(files.folder, day ?? '')).mode & 0o777, 0o600)
})

const judged = async () => {
  const { verdicts, unreadable } = await verifyAll(deps, keys, files)
  // The numbers of a test world are counted: they tell no time, so only what else is found counts here.
  const findings = verdicts.flatMap((verdict) => verdict.findings.filter(({ what }) => !what.some((word) => word.startsWith('its time'))))
  return { findings, unreadable, verdicts }
}

test('the last batches removed with everything in them are still missed', async () => {
  assert.deepEqual((await judged()).findings, [])
  await withClient(world.superuserUrl, (client) =>
    client.query(`begin; create temp table gone as select * from audit.batch where no = 2;
      delete from audit.event using audit.sealed s where s.event_id = event.id and s.municipality_id = '${world.municipalityId}' and s.batch_no = 2;
      delete from audit.sealed where batch_no = 2; delete from audit.batch where no = 2; commit`),
  )
  const { findings, verdicts } = await judged()
  assert.deepEqual(
    findings.map(({ kind, batch }) => [kind, batch]),
    [['batch-missing', 2]],
  )
  assert.match(verdicts.flatMap(verdictLines).join('\n'), /WRONG {2}Testgemeente: [\s\S]*\n *batch 2 is missing: anchor of/)
})

test('a line that is no anchor is told by its place', async () => {
  const [day = ''] = readdirSync(files.folder)
  appendFileSync(join(files.folder, day), 'something else\n')
  assert.deepEqual((await judged()).unreadable, [`${day}, line 4`])
})
