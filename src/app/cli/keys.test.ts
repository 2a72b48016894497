import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { testWorld } from '#app/testing.ts'
import { machine } from '#platform/actor.ts'
import { projectRoot } from '#platform/root.ts'

const world = await testWorld()
const folder = mkdtempSync(join(tmpdir(), 'keys-cli-'))
const file = join(folder, 'keys.json')
after(() => rmSync(folder, { recursive: true, force: true }))

before(async () => {
  // The keys of the tests, in a file of its own, so that a rotation here leaves those of the other tests alone.
  writeFileSync(file, readFileSync(process.env['OPKOMST_KEYS'] ?? ''), { mode: 0o600 })
  const row = { municipality_id: world.municipalityId, given_name: 'Amal', family_name: 'B', created_at: world.deps.now() }
  await world.db.as(machine(world.municipalityId, 'administration'), (tx) =>
    tx
      .insertInto('people.person')
      .values([1, 2, 3].map((n) => ({ ...row, id: world.deps.newId(), contact_note: `nota ${n}` })))
      .execute(),
  )
})

function opkomst(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const options = {
    cwd: projectRoot,
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: world.ownerUrl, OPKOMST_KEYS: file, ...env },
  } as const
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', './scripts/typescript.mjs', 'src/app/cli/main.ts', ...args],
    options,
  )
  return { status, stdout, stderr }
}

test('status, rotate, retire: what a monitor and a person read', () => {
  const first = JSON.parse(opkomst(['keys', 'status', '--json']).stdout)
  assert.equal(first.source, file)
  assert.deepEqual(
    first.versions.map((one: { version: number; isCurrent: boolean }) => [one.version, one.isCurrent]),
    [[1, true]],
  )
  const rotated = opkomst(['keys', 'rotate', '--json'])
  assert.equal(rotated.status, 0, rotated.stderr)
  const { version, municipalities } = JSON.parse(rotated.stdout)
  assert.equal(version, 2)
  assert.deepEqual(
    municipalities.map((one: { municipality: string; state: string; sealed: number }) => [one.municipality, one.state, one.sealed > 0]),
    [
      ['Andere Gemeente', 'done', false],
      ['Testgemeente', 'done', true],
    ],
  )
  assert.match(
    opkomst(['keys', 'status']).stdout,
    /key 1, made [\d-]+: opens 0 values, may be retired\nkey 2, made [\d-]+: opens \d+ values, seals what is written/,
  )
  const refused = opkomst(['keys', 'retire', '2'])
  assert.equal(refused.status, 1)
  assert.match(refused.stderr, /key 2 is the newest/)
})

test('without the key file nothing starts, and the line says what to do', () => {
  const gone = opkomst(['keys', 'status'], { OPKOMST_KEYS: join(folder, 'gone.json') })
  assert.equal(gone.status, 1)
  assert.match(
    gone.stderr,
    /^opkomst: The keys are missing: there is no .*gone\.json, and this database holds data sealed with key 2\. Put it back/,
  )
})
