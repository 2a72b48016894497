import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { judgeKeys } from '#app/cli/doctor/judge-keys.ts'
import { readKeys } from '#app/cli/doctor/read-keys.ts'
import { addVersion, keysState, resealEverything, retireVersion } from '#app/keys/rotate-keys.ts'
import { testWorld } from '#app/testing.ts'
import { machine } from '#platform/actor.ts'
import { openDatabase } from '#platform/db/database.ts'
import { withClient } from '#platform/db/embedded/provision.ts'
import { requestJob } from '#platform/jobs/jobs.ts'
import { runJob } from '#platform/jobs/run-job.ts'
import { addProbe, checkKeys } from '#platform/keys/key-check.ts'
import { keyFile } from '#platform/keys/key-file.ts'
import { KeyRing } from '#platform/keys/key-ring.ts'
import { resealJob, resealJobKind } from '#platform/keys/reseal-job.ts'
import { processKeys } from '#platform/keys/seal.ts'

const world = await testWorld()
const folder = mkdtempSync(join(tmpdir(), 'rotate-'))
const path = join(folder, 'keys.json')
/** A running program and a command beside it: two rings on one file. */
let now = 0
const running = new KeyRing(keyFile(path), () => now)
const command = new KeyRing(keyFile(path))
const program = openDatabase(world.appUrl, { size: 4, keys: running })
const deps = { ...world.deps, db: openDatabase(world.appUrl, { size: 4, keys: command }) }
after(async () => {
  await program.close()
  await deps.db.close()
  rmSync(folder, { recursive: true, force: true })
})

const { municipalityId } = world
const actor = world.actor('counsellor')
const families = 1_200

async function addPeople(db: typeof program, count: number, note: string): Promise<void> {
  const row = { municipality_id: municipalityId, given_name: 'Amal', family_name: 'B', created_at: world.deps.now() }
  const rows = Array.from({ length: count }, (_, n) => ({
    ...row,
    id: world.deps.newId(),
    contact_note: `${note} ${n}`,
    phone: `0470 ${n}`,
  }))
  await db.as(actor, (tx) => tx.insertInto('people.person').values(rows).execute())
}

const notes = async (db: typeof program): Promise<string[]> =>
  (
    await db.as(actor, (tx) =>
      tx.selectFrom('people.person').select('contact_note').where('municipality_id', '=', municipalityId).execute(),
    )
  ).map((row) => row.contact_note ?? '')

const owned = async <T>(work: (db: Kysely<unknown>) => Promise<T>): Promise<T> => {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: world.ownerUrl, max: 1 }) }) })
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

before(async () => {
  const first = processKeys().keys()
  assert.ok(first)
  keyFile(path).write?.(first)
  await addPeople(program, families, 'eerst')
  await program.as(actor, (tx) =>
    tx
      .insertInto('imports.upload')
      .values({
        municipality_id: municipalityId,
        id: world.deps.newId(),
        kind: 'registrations',
        file_name: 'x',
        content: Buffer.from('de lijst'),
        sha256: 'x',
        format: '{}',
        state: 'uploaded',
        at: world.deps.now(),
      })
      .execute(),
  )
  await program.as(actor, (tx) =>
    tx
      .insertInto('platform.draft')
      .values({
        municipality_id: municipalityId,
        account_id: world.accounts.counsellor,
        form: 'f',
        content: '{"a":"kladje"}',
        saved_at: world.deps.now(),
      })
      .execute(),
  )
})

test('a rotation that is cut off goes on where it was, and the program reads and writes all the while', async () => {
  assert.equal(addVersion(deps, command), 2)
  await owned((db) => addProbe(db, command))
  const place = machine(municipalityId, 'administration')
  const jobId = await deps.db.as(place, (tx) => requestJob(tx, deps, place, resealJobKind, { version: 2 }))
  const ticket = { municipalityId, jobId }
  const cut = resealJob(
    deps,
    () => command,
    async (done) => {
      if (done >= 500) throw new Error('the power went')
    },
  )
  await assert.rejects(runJob(deps, { [resealJobKind]: cut }, ticket), /the power went/)
  const halfway = await keysState(deps, command)
  assert.ok(
    halfway.versions.every(({ values }) => values > 0),
    'both keys are in use',
  )
  assert.equal((await notes(program)).filter((note) => note.startsWith('eerst')).length, families)

  const seen: number[] = []
  const going = resealEverything(deps, command, (_, done) => seen.push(done))
  await addPeople(program, 40, 'intussen')
  const done = await going
  assert.deepEqual(
    done.map(({ state }) => state),
    ['done', 'done'],
  )
  assert.deepEqual(
    seen.toSorted((a, b) => a - b),
    seen,
    'progress goes up',
  )
  // The running program sealed with the key it knew; once it has looked again, what it wrote is sealed anew too.
  now += 6_000
  assert.equal(running.current().version, 2)
  await resealEverything(deps, command)
  const state = await keysState(deps, command)
  assert.deepEqual(
    state.versions.map(({ version, values, isCurrent }) => [version, values > 0, isCurrent]),
    [
      [1, false, false],
      [2, true, true],
    ],
  )
  assert.equal((await notes(program)).length, families + 40)
})

test('a key that still opens something is not retired, nor the newest; one that opens nothing is', async () => {
  const rest = async (): Promise<void> => undefined
  assert.deepEqual(await retireVersion(deps, command, 9, rest), { ok: false, refusal: { kind: 'unknown' } })
  assert.deepEqual(await retireVersion(deps, command, 2, rest), { ok: false, refusal: { kind: 'current' } })
  assert.equal(addVersion(deps, command), 3)
  const used = await retireVersion(deps, command, 2, rest)
  assert.equal(!used.ok && used.refusal.kind, 'in-use')
  await resealEverything(deps, command)
  for (const version of [1, 2]) assert.deepEqual(await retireVersion(deps, command, version, rest), { ok: true, value: version })
  assert.ok(!readFileSync(path, 'utf8').includes('"version": 1'))
  now += 12_000
  assert.equal((await notes(openDatabaseLater())).length, families + 40)
  const found = await deps.db.as(actor, (tx) =>
    tx.selectFrom('imports.upload').select('content').where('municipality_id', '=', municipalityId).executeTakeFirstOrThrow(),
  )
  assert.equal(found.content?.toString(), 'de lijst')
  const draft = await deps.db.as(actor, (tx) =>
    tx.selectFrom('platform.draft').select('content').where('municipality_id', '=', municipalityId).executeTakeFirstOrThrow(),
  )
  assert.deepEqual(draft.content, { a: 'kladje' })
})

const opened: (typeof program)[] = []
/** A program that starts after all this. */
function openDatabaseLater(): typeof program {
  const db = openDatabase(world.appUrl, { size: 2, keys: new KeyRing(keyFile(path)) })
  opened.push(db)
  return db
}
after(() => Promise.all(opened.map((db) => db.close())))

test('without the keys, with keys that are too old or of somewhere else, nothing starts and the line says why', async () => {
  await owned((db) => addProbe(db, command))
  const check = (source: string) => owned((db) => checkKeys(db, new KeyRing(keyFile(source)), '2026-11-17'))
  await check(path)
  await assert.rejects(
    check(join(folder, 'gone.json')),
    /^Error: The keys are missing: there is no .*gone\.json, and this database holds data sealed with key 3/,
  )
  const set = keyFile(path).read()
  assert.ok(set)
  const old = join(folder, 'old.json')
  keyFile(old).write?.({ ...set, versions: set.versions.map((one) => ({ ...one, version: 2 })) })
  await assert.rejects(check(old), /too old: this database holds data sealed with key 3/)
  const strange = join(folder, 'strange.json')
  keyFile(strange).write?.({ ...set, versions: set.versions.map((one) => ({ ...one, key: Buffer.alloc(32, 5) })) })
  await assert.rejects(check(strange), /of another installation/)

  const doctor = (source: string, dataDir: string | null = null) =>
    withClient(world.ownerUrl, async (client) =>
      judgeKeys(await readKeys(client, keyFile(source), dataDir)).map(({ id, level }) => `${id} ${level}`),
    )
  assert.deepEqual(await doctor(path), ['keys ok'])
  assert.deepEqual(await doctor(path, folder), ['keys ok', 'key-place fail'])
  assert.deepEqual(await doctor(join(folder, 'gone.json')), ['keys fail'])
  assert.deepEqual(await doctor(strange), ['keys fail'])
})
