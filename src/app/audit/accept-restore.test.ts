import assert from 'node:assert/strict'
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, beforeEach, test } from 'node:test'
import { verdictLines, verifyAll } from '#app/cli/audit.ts'
import { testWorld } from '#app/testing.ts'
import { recordAudit, type SealKeys, sealKey } from '#modules/audit/public.ts'
import { writeAuditWith } from '#modules/audit/testing.ts'
import { withClient } from '#platform/db/embedded/provision.ts'
import type { Deps } from '#platform/deps.ts'
import { acceptRestore } from './accept-restore.ts'
import { anchorFiles } from './anchor-files.ts'
import { sealing } from './seal-and-anchor.ts'

const world = await testWorld()
const { municipalityId } = world
const keys: SealKeys = [sealKey('a key that only this test file knows of 1')]
const folder = mkdtempSync(join(tmpdir(), 'restores-'))
after(() => rmSync(folder, { recursive: true, force: true }))
let at = ''
let given = 0
let now = new Date()
const begin = Date.now() - 30 * 86_400_000
const deps: Deps = {
  ...world.deps,
  now: () => now,
  newId: () => {
    given += 1
    const time = now.getTime().toString(16).padStart(12, '0')
    return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${given.toString(16).padStart(12, '0')}`
  },
}
const actor = world.actor('counsellor')
const superuser = <T>(work: Parameters<typeof withClient<T>>[1]): Promise<T> => withClient(world.superuserUrl, work)
const files = () => anchorFiles(at, keys)

/** Five records and a batch that seals them. */
async function work(hours: number): Promise<void> {
  now = new Date(begin + hours * 3_600_000)
  await deps.db.as(actor, async (tx) => {
    for (let n = 0; n < 5; n += 1)
      await recordAudit(tx, deps, actor, { action: 'dossiers.dossier.read', dossierId: municipalityId, detail: { n } })
  })
  await sealing(deps, keys, files()).round({ reach: 'all' })
}

/** The tables as the backup of before held them; the anchors are outside the database and know more. */
async function putBack(lastBatch: number): Promise<void> {
  await superuser(async (client) => {
    await client.query('delete from audit.event where id in (select event_id from audit.sealed where batch_no > $1)', [lastBatch])
    await client.query('delete from audit.sealed where batch_no > $1', [lastBatch])
    await client.query('delete from audit.batch where no > $1', [lastBatch])
  })
}

const verdict = async () => (await verifyAll(deps, keys, files(), 'Testgemeente')).verdicts[0]
const accept = () =>
  acceptRestore(deps, keys, files(), {
    municipalityId,
    isDemo: false,
    reason: 'schijf stuk, kopie van de nacht',
    backupOf: '2026-11-16T02:00:00.000Z',
  })
const kinds = async () => (await verdict())?.findings.map(({ kind, batch }) => [kind, batch])

beforeEach(async () => {
  at = mkdtempSync(join(folder, 'anchors-'))
  await superuser((client) => client.query('truncate audit.event, audit.sealed, audit.batch'))
  writeAuditWith(keys)
  for (const hours of [0, 5, 10, 15]) await work(hours)
})

test('after a restore verify alarms; a stated restore is told as what happened, also when new batches bear the numbers of lost ones', async () => {
  assert.deepEqual(await kinds(), [])
  await putBack(2)
  assert.deepEqual(await kinds(), [
    ['batch-missing', 3],
    ['batch-missing', 4],
  ])
  await work(40)
  assert.deepEqual(await kinds(), [
    ['anchor-differs', 3],
    ['batch-missing', 4],
  ])
  assert.deepEqual((await verdict())?.warnings, [], 'the new batch 3 was written down too')
  const done = await accept()
  assert.ok(done.ok)
  assert.deepEqual([done.value.lastBatch, done.value.lostBatches, done.value.lostRecords], [2, 2, 10])
  const after_ = await verdict()
  assert.equal(after_?.found, 0)
  assert.match(
    (after_ ? verdictLines(after_) : []).join('\n'),
    /ok .*Testgemeente[\s\S]*restored on 20\S+ from the backup of 2026-11-16T02:00:00.000Z: 10 records in 2 batches after batch 2 are lost \(schijf stuk, kopie van de nacht\)/,
  )
  const { rows } = await superuser((client) => client.query("select detail from audit.event where action = 'audit.restore.accepted'"))
  assert.deepEqual(
    rows.map(({ detail }) => detail),
    [{ lastBatch: 2, lostBatches: 2, lostRecords: 10, lostJournals: 0 }],
  )
  assert.deepEqual(await accept(), { ok: false, refusal: { kind: 'fits' } })
  await work(50)
  await work(60)
  assert.equal((await verdict())?.found, 0)
})

test('a second restore, further back, is a statement of its own', async () => {
  await putBack(3)
  assert.ok((await accept()).ok)
  await work(40)
  await putBack(1)
  assert.ok((await verdict())?.found)
  assert.ok((await accept()).ok)
  const told = await verdict()
  assert.deepEqual([told?.found, told?.restores.map(({ lastBatch }) => lastBatch)], [0, [3, 1]])
})

test('tampering stays an alarm: before a statement it is refused, after one it is named', async () => {
  await putBack(3)
  await superuser((client) =>
    client.query(
      "update audit.event set purpose = 'reporting' where id = (select event_id from audit.sealed where batch_no = 2 and position = 1)",
    ),
  )
  const refused = await accept()
  assert.equal(!refused.ok && refused.refusal.kind, 'not-a-restore')
  await superuser((client) => client.query("update audit.event set purpose = 'guidance' where purpose = 'reporting'"))
  assert.ok((await accept()).ok)
  await work(40)
  assert.equal((await verdict())?.found, 0)
  // Cut off again, or changed, after the statement: that one does not explain it.
  await superuser((client) =>
    client.query(
      "update audit.event set purpose = 'reporting' where id = (select event_id from audit.sealed where batch_no = 4 and position = 1)",
    ),
  )
  assert.deepEqual(
    (await kinds())?.map(([kind]) => kind),
    ['changed'],
  )
  await putBack(3)
  assert.ok(((await kinds()) ?? []).some(([kind, batch]) => kind === 'batch-missing' && batch === 4))
})

test('records taken out of the middle are no restore, nor is a database of somewhere else', async () => {
  await superuser((client) => client.query('delete from audit.batch where no = 2'))
  const refused = await accept()
  assert.equal(!refused.ok && refused.refusal.kind, 'not-a-restore')
  await superuser((client) => client.query('truncate audit.event, audit.sealed, audit.batch'))
  assert.deepEqual(await accept(), { ok: false, refusal: { kind: 'nothing-left' } })
})

test('a statement somebody else wrote, or whose line was bent, explains nothing and is named', async () => {
  await putBack(2)
  assert.ok((await accept()).ok)
  const [file = ''] = readdirSync(at).filter((name) => readFileSync(join(at, name), 'utf8').includes('opkomst-audit-restore-1'))
  const path = join(at, file)
  const whole = readFileSync(path, 'utf8')
  writeFileSync(path, whole.replace(/(opkomst-audit-restore-1 \S+ \S+ \d+ \d+) \d+/, '$1 0'))
  const bent = await kinds()
  assert.ok(bent?.some(([kind]) => kind === 'anchor-changed') && bent.some(([kind]) => kind === 'batch-missing'))
  writeFileSync(
    path,
    whole
      .split('\n')
      .filter((line) => !line.startsWith('opkomst-audit-lost-1'))
      .join('\n'),
  )
  assert.deepEqual(await kinds(), [
    ['batch-missing', 3],
    ['batch-missing', 4],
  ])
  writeFileSync(path, whole)
  assert.deepEqual(await kinds(), [])
  appendFileSync(path, `opkomst-audit-lost-1 ${municipalityId} 1 x 2026-11-17T00:00:00.000Z ${keys[0].id} forged\n`)
  assert.deepEqual(await kinds(), [['anchor-changed', 1]])
})
