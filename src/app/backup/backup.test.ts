import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { recordAudit } from '#modules/audit/public.ts'
import { impactReportJson } from '#modules/evidence/public.ts'
import { machine } from '#platform/actor.ts'
import { withSnapshot } from '#platform/db/copy/copy-out.ts'
import { tablesInOrder } from '#platform/db/copy/tables.ts'
import { openDatabase } from '#platform/db/database.ts'
import { withClient } from '#platform/db/embedded/provision.ts'
import { connectOrStartEmbedded, type EmbeddedDatabase } from '#platform/db/embedded.ts'
import { migrate } from '#platform/db/migrate.ts'
import { type Deps, realDeps } from '#platform/deps.ts'
import { generateFamilies } from '../demo/generate-families.ts'
import { testWorld } from '../testing.ts'
import { lockWithPassphrase } from './locks.ts'
import type { Places } from './places.ts'
import { checkBackup, unlockFile } from './read-backup.ts'
import { type Restored, restoreBackup } from './restore-backup.ts'
import { writeBackup } from './write-backup.ts'

const folder = mkdtempSync(join(tmpdir(), 'opkomst-backup-'))
chmodSync(folder, 0o755)
const words = 'alleen voor de proef van een backup'
const canary = 'kanarie-die-niemand-mag-lezen'
const world = await testWorld()
const now = new Date('2026-11-17T20:00:00Z')

function placesIn(name: string): Places {
  const keys = { ring: process.env['OPKOMST_KEYS'] ?? null, audit: join(folder, name, 'audit-key') }
  return { files: join(folder, name, 'files'), anchors: join(folder, name, 'anchors'), keys, state: join(folder, name, 'state.json') }
}
const source = placesIn('source')
const file = join(folder, 'one.backup')
let embedded: EmbeddedDatabase

async function make(target: string, withKeys = false) {
  const lock = (key: Buffer) => [lockWithPassphrase(key, words, { N: 16_384, r: 8, p: 1 })]
  return writeBackup({ ownerUrl: world.ownerUrl, places: source, target, lock, withKeys, version: '0.1.0', now })
}

async function restore(path: string, places: Places, ownerUrl = embedded.ownerUrl): Promise<Restored> {
  const { key } = await unlockFile(path, { passphrase: words, privateKey: null })
  return restoreBackup({ file: path, key, manifest: await checkBackup(path, key), ownerUrl, places, now: () => now })
}

before(async () => {
  const { deps, municipalityId } = world
  await generateFamilies(deps, municipalityId, { families: 120, seed: 7 })
  await deps.db.as(world.actor('counsellor'), async (tx) => {
    const { id } = await tx
      .selectFrom('people.person')
      .select('id')
      .where('municipality_id', '=', municipalityId)
      .limit(1)
      .executeTakeFirstOrThrow()
    await tx
      .updateTable('people.person')
      .set({ family_name: canary, street: canary })
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', id)
      .execute()
    await tx
      .insertInto('identity.session')
      .values({
        municipality_id: municipalityId,
        id: deps.newId(),
        account_id: world.accounts.counsellor,
        token_hash: 'hash',
        stage: 'full',
        device: 'test',
        started_at: now,
        seen_at: now,
        expires_at: new Date(now.getTime() + 3_600_000),
      })
      .execute()
  })
  await addProtectedRows()
  mkdirSync(join(source.files, municipalityId), { recursive: true })
  writeFileSync(join(source.files, municipalityId, 'upload-1'), randomBytes(700_000))
  mkdirSync(source.anchors, { recursive: true })
  writeFileSync(join(source.anchors, '2026-11-17.txt'), 'an anchor\n')
  embedded = await connectOrStartEmbedded({ dataDir: join(folder, 'target'), disposable: true })
})
after(async () => {
  await embedded.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** What only its readers see: a protected part with a record and an agreement, and the audit of it. */
async function addProtectedRows(): Promise<void> {
  const one = 'from dossiers.dossier where municipality_id = $1 order by id limit 1'
  await withClient(world.superuserUrl, async (client) => {
    for (const statement of [
      `insert into protected.part (municipality_id, id, dossier_id, audience, at) select municipality_id, id, id, array[id], now() ${one}`,
      `insert into protected.record (municipality_id, id, dossier_id, part_id, audience, content, at) select municipality_id, id, id, id, array[id], '{}', now() ${one}`,
      `insert into protected.agreement (municipality_id, id, dossier_id, record_id, audience, account_id, at) select municipality_id, id, id, id, array[id], id, now() ${one}`,
    ]) {
      await client.query(statement, [world.municipalityId])
    }
  })
  const actor = { ...world.actor('counsellor'), purpose: 'child-protection' } as const
  await world.db.as(actor, (tx) => recordAudit(tx, world.deps, actor, { action: 'protected.part.read' }))
}

/** Counts and row hashes of every table, taken by the superuser and by another way than the backup's own. */
async function fingerprints(superuserUrl: string): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  await withClient(superuserUrl, async (client) => {
    await client.query("set timezone = 'UTC'")
    for (const { name, columns } of await tablesInOrder(client)) {
      const list = columns.map((column) => `"${column}"`).join(', ')
      const { rows } = await client.query<{ row: string }>(`select row(${list})::text as row from ${name}`)
      const sorted = rows
        .map(({ row }) => row)
        .sort()
        .join('\n')
      found.set(name, `${rows.length} ${createHash('sha256').update(sorted).digest('hex')}`)
    }
  })
  return found
}

function inDatabase(url: string): string {
  const address = new URL(url)
  address.pathname = '/opkomst'
  return address.toString()
}

async function reportOf(deps: Deps): Promise<unknown> {
  const made = await impactReportJson(deps, machine(world.municipalityId, 'reporting'), { asOf: '2026-11-17' })
  assert.ok(made.ok)
  return made.value
}

test('nothing a family said, and no key, can be read in the file', async () => {
  const made = await make(file)
  assert.ok(made.rows > 1000 && made.files === 2, JSON.stringify(made))
  const bytes = readFileSync(file)
  assert.equal(bytes.length, made.bytes)
  for (const word of [canary, 'Testgemeente', 'people.person', '~opk1:', 'opkomst_app', world.municipalityId]) {
    assert.equal(bytes.includes(word), false, word)
  }
  await assert.rejects(make(file), /already there/)
})

test('a file that is cut, changed or opened with other words restores nothing', async () => {
  const whole = readFileSync(file)
  const changed = Buffer.from(whole)
  changed.writeUInt8(changed.readUInt8(whole.length - 40) ^ 1, whole.length - 40)
  const broken = { 'cut.backup': whole.subarray(0, whole.length - 1000), 'changed.backup': changed, 'none.backup': Buffer.from('a text') }
  for (const [name, bytes] of Object.entries(broken)) {
    writeFileSync(join(folder, name), bytes)
    await assert.rejects(restore(join(folder, name), placesIn('target')), /cut off|changed or damaged|not a backup/, name)
  }
  await assert.rejects(unlockFile(file, { passphrase: 'andere woorden dan die', privateKey: null }), /not that of this backup/)
  assert.equal(existsSync(placesIn('target').files), false)
  await withClient(embedded.ownerUrl, async (client) => {
    assert.deepEqual((await client.query("select to_regclass('platform.municipality') as t")).rows, [{ t: null }])
  })
})

test('a policy that hides rows from the owner too stops a backup: it would not be whole', async () => {
  const hide = (statement: string) => withClient(world.superuserUrl, (client) => client.query(statement))
  await hide('create policy secret on people.person as restrictive for select to opkomst_app using (false)')
  await assert.rejects(make(join(folder, 'hidden.backup')), /the policy secret of people\.person/)
  await hide('drop policy secret on people.person')
})

test('restored into an empty embedded installation, every table, file and figure is the same', async () => {
  const done = await restore(file, placesIn('target'))
  assert.deepEqual([done.files, done.laterMigrations], [2, []], 'the same number as when it was made')
  assert.ok(done.endedSessions >= 1)
  const [there, here] = [await fingerprints(inDatabase(embedded.superuserUrl)), await fingerprints(world.superuserUrl)]
  for (const sessions of ['identity.session', 'family.session']) {
    assert.equal(there.delete(sessions), here.delete(sessions))
  }
  assert.ok(here.size > 60)
  for (const table of ['protected.part', 'protected.record', 'protected.agreement']) assert.match(here.get(table) ?? '', /^1 /)
  assert.deepEqual(there, here)
  for (const name of [join('files', world.municipalityId, 'upload-1'), join('anchors', '2026-11-17.txt')]) {
    assert.ok(readFileSync(join(folder, 'target', name)).equals(readFileSync(join(folder, 'source', name))), name)
  }
  const db = openDatabase(embedded.appUrl)
  try {
    assert.deepEqual(await reportOf(realDeps(db, () => now)), await reportOf({ ...world.deps, now: () => now }))
    const person = await db.as(world.actor('counsellor'), (tx) =>
      tx
        .selectFrom('people.person')
        .select('street')
        .where('municipality_id', '=', world.municipalityId)
        .where('family_name', '=', canary)
        .executeTakeFirst(),
    )
    assert.equal(person?.street, canary, 'what was sealed opens with the same keys')
  } finally {
    await db.close()
  }
  assert.deepEqual(
    await withClient(embedded.ownerUrl, async (client) => (await client.query('select count(*)::int as n from people.person')).rows),
    [{ n: 0 }],
    'the owner stands under row-level security again',
  )
})

test('an installation that serves somebody is not restored over', async () => {
  await assert.rejects(restore(file, placesIn('elsewhere')), /not empty: it serves Andere Gemeente, Testgemeente/)
})

test('a backup with keys puts them back, and keeps those that were there', async () => {
  const own = join(folder, 'with-keys.json')
  const kept = process.env['OPKOMST_KEYS']
  const withKeys = join(folder, 'with-keys.backup')
  await make(withKeys, true)
  const server = await connectOrStartEmbedded({ dataDir: join(folder, 'second'), disposable: true })
  try {
    process.env['OPKOMST_KEYS'] = own
    // An installation that was started once has keys of its own, which seal nothing yet.
    await migrate(server.ownerUrl)
    await assert.rejects(restore(file, placesIn('second-files'), server.ownerUrl), /keys .* are of another installation/)
    const places = placesIn('second-files')
    const done = await restore(withKeys, places, server.ownerUrl)
    assert.equal(done.keysPutBack, true)
    assert.deepEqual(JSON.parse(readFileSync(own, 'utf8')), JSON.parse(readFileSync(kept ?? '', 'utf8')))
    assert.ok(existsSync(`${own}.before-restore`))
  } finally {
    process.env['OPKOMST_KEYS'] = kept
    await server.stop()
  }
})

test('a backup of before a step of the database is brought up to date', async () => {
  const steps = await withSnapshot(
    world.ownerUrl,
    async (client) => (await client.query<{ name: string }>('select name from public.kysely_migration order by name')).rows,
  )
  assert.ok(steps.length > 20)
  // Nothing later than the sealing of columns exists in a database of then, so an old one is made by restoring up to there.
  const { rebuild } = await import('#platform/db/copy/rebuild.ts')
  const server = await connectOrStartEmbedded({ dataDir: join(folder, 'old'), disposable: true })
  try {
    const early = steps.map(({ name }) => name).filter((name) => name < '2026-11-21-0330')
    await rebuild(server.ownerUrl, { migrations: early, municipalities: [] }, async () => null)
    const lock = (key: Buffer) => [lockWithPassphrase(key, words, { N: 16_384, r: 8, p: 1 })]
    const old = join(folder, 'old.backup')
    await writeBackup({
      ownerUrl: server.ownerUrl,
      places: placesIn('old-source'),
      target: old,
      lock,
      withKeys: false,
      version: '0.0.9',
      now,
    })
    const done = await restore(old, placesIn('old-target'), server.ownerUrl)
    assert.deepEqual(
      done.laterMigrations,
      steps.map(({ name }) => name).filter((name) => name >= '2026-11-21-0330'),
    )
  } finally {
    await server.stop()
  }
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.endsWith('.part')),
    [],
  )
})
