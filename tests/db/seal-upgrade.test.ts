import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Kysely, PostgresDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import pg from 'pg'
import { migrations } from '#db/migrations/index.ts'
import { findPeople } from '#modules/people/public.ts'
import { machine } from '#platform/actor.ts'
import { openDatabase } from '#platform/db/database.ts'
import { ensureExtensions, withClient } from '#platform/db/embedded/provision.ts'
import { migrate } from '#platform/db/migrate.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { KeyRing } from '#platform/keys/key-ring.ts'
import { processKeys } from '#platform/keys/seal.ts'
import { wordsInDatabase } from './words-in-database.ts'

/** The last migration before anything was sealed. */
const before0320 = '2026-11-21-0300-cascades'
const canary = 'KanarieInDeMijn'
const places = ['018f0000-0000-7000-8000-00000000000a', '018f0000-0000-7000-8000-00000000000b'] as const
const people = 700

const database = await testDatabase()
const name = new URL(database.ownerUrl).pathname.slice(1)
let superuser: pg.Client

before(async () => {
  superuser = new pg.Client({ connectionString: database.superuserUrl })
  // The database is dropped at the end, which ends this connection too.
  superuser.on('error', () => undefined)
  await withClient(at(database.superuserUrl, 'postgres'), async (client) => {
    await client.query(`drop database "${name}" with (force)`)
    await client.query(`create database "${name}" owner opkomst_owner`)
  })
  await ensureExtensions(database.superuserUrl)
  await superuser.connect()
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: database.ownerUrl, max: 1 }) }) })
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } }).migrateTo(before0320)
  await db.destroy()
  if (error) throw error
  await writeAsBefore()
})
after(() => database.drop())

function at(url: string, other: string): string {
  const address = new URL(url)
  address.pathname = `/${other}`
  return address.toString()
}

/** Rows as the program before wrote them: in the clear. */
async function writeAsBefore(): Promise<void> {
  for (const [index, place] of places.entries()) {
    await superuser.query(`insert into platform.municipality (id, name, slug, created_at) values ($1, $2, $2, now());`, [
      place,
      `plaats-${index}`,
    ])
    await superuser.query(
      `insert into people.person (municipality_id, id, given_name, family_name, phone, street, contact_note, created_at)
       select $1, gen_random_uuid(), 'Amal ' || n, 'B', '0470 ' || lpad(n::text, 6, '0'), $2 || ' straat ' || n, case when n % 3 = 0 then null else $2 || n end, now()
       from generate_series(1, $3::int) n`,
      [place, canary, people],
    )
    // Four dossiers, heard never, once, twice and in a contact that was taken back; the last one ended.
    await superuser.query(
      `insert into dossiers.dossier (municipality_id, id, reference, mother_id, programme, pack_version, first_programme, opened_on, started_on, is_open, recorded_at)
       select municipality_id, id, given_name, id, 'opkomst', '1', 'opkomst', '2026-01-05', case when given_name = 'Amal 2' then date '2026-01-09' end, given_name <> 'Amal 4', now()
       from people.person where municipality_id = $1 and given_name in ('Amal 1', 'Amal 2', 'Amal 3', 'Amal 4')`,
      [place],
    )
    await superuser.query(
      `insert into contacts.contact (municipality_id, id, dossier_id, kind, happened_on, at, withdrawn_at)
       select municipality_id, gen_random_uuid(), id, c.kind, c.on_day, now(), case when c.is_withdrawn then now() end from dossiers.dossier
       join (values ('Amal 2', 'no-show', date '2026-03-01', false), ('Amal 3', 'phone', date '2026-02-01', false), ('Amal 3', 'phone', date '2026-02-20', false),
         ('Amal 4', 'message', date '2026-02-03', false), ('Amal 4', 'phone', date '2026-04-01', true)) c (name, kind, on_day, is_withdrawn) on c.name = reference
       where municipality_id = $1`,
      [place],
    )
    // Guided by somebody after somebody else; a second pregnancy after a loss; born, with a loss that was taken back; lost.
    await superuser.query(
      `with worker as (
         insert into identity.account (municipality_id, id, email, name, role, created_at)
         select $1::uuid, gen_random_uuid(), n || '@voorbeeld.be', n, 'counsellor', now() from unnest(array['Nora', 'Eva']) n returning municipality_id, id, name)
       insert into dossiers.assignment (municipality_id, id, dossier_id, account_id, from_on, until_on, at)
       select municipality_id, gen_random_uuid(), d.id, w.id, '2026-01-05', case when name = 'Nora' then date '2026-02-01' end, now()
       from dossiers.dossier d join worker w using (municipality_id) where d.municipality_id = $1 and reference <> 'Amal 4'`,
      [place],
    )
    await superuser.query(
      `with told as (
         insert into dossiers.pregnancy (municipality_id, id, dossier_id, due_on, born_on, expected, recorded_at)
         select municipality_id, gen_random_uuid(), id, due_on, born_on, expected, recorded_on from dossiers.dossier
         join (values ('Amal 1', date '2026-06-01', null::date, 2, date '2026-01-05'), ('Amal 2', '2026-03-01', null, 1, '2026-01-05'),
           ('Amal 2', '2026-12-01', null, 1, '2026-06-05'), ('Amal 3', null, '2026-01-20', 1, '2026-01-05'), ('Amal 4', '2026-06-02', null, 1, '2026-01-05'))
           p (name, due_on, born_on, expected, recorded_on) on p.name = reference
         where municipality_id = $1 returning municipality_id, id, dossier_id, due_on)
       insert into dossiers.loss (municipality_id, id, dossier_id, pregnancy_id, happened_on, recorded_at, withdrawn_at)
       select municipality_id, gen_random_uuid(), dossier_id, id, '2026-02-03', now(), case when due_on is null then now() end from told
       where due_on is null or due_on <> '2026-12-01'`,
      [place],
    )
    await superuser.query(
      `insert into platform.draft (municipality_id, account_id, form, content, saved_at) values ($1, $1, 'f', $2, now()), ($1, $1, 'g', '{}', now())`,
      [place, JSON.stringify({ note: canary })],
    )
    await superuser.query(
      `insert into imports.upload (municipality_id, id, kind, file_name, content, sha256, format, state, at) values ($1, $1, 'registrations', 'x', $2, 'x', '{}', 'done', now())`,
      [place, Buffer.from(`naam;${canary}`)],
    )
    await superuser.query(
      `insert into imports.row (municipality_id, upload_id, row_number, outcome, problems, cells) values ($1, $1, 1, 'rejected', $2, $3), ($1, $1, 2, 'blank', '[]', null)`,
      [place, JSON.stringify([{ value: canary }]), JSON.stringify([canary])],
    )
  }
}

test('the words stood in the clear before', async () => {
  assert.ok((await wordsInDatabase(superuser, canary)).length >= 5)
})

test('an upgrade that stops halfway is taken up by the next, and seals every row there was', async () => {
  const keys = processKeys()
  let left = 900
  class FailingRing extends KeyRing {
    override seal(...given: Parameters<KeyRing['seal']>): Buffer {
      left -= 1
      if (left < 0) throw new Error('the power went')
      return super.seal(...given)
    }
  }
  await assert.rejects(migrate(database.ownerUrl, new FailingRing(keys.source)), /the power went/)
  assert.ok((await wordsInDatabase(superuser, canary)).length > 0)
  // Nothing clear comes in between the two, although the rows of before are not all sealed yet.
  await assert.rejects(
    superuser.query(
      `insert into people.person (municipality_id, id, given_name, family_name, street, created_at) values ($1, gen_random_uuid(), 'a', 'b', 'c', now())`,
      [places[0]],
    ),
    /person_street_sealed/,
  )
  await migrate(database.ownerUrl)
  assert.deepEqual(await wordsInDatabase(superuser, canary), [])
  const { rows } = await superuser.query(`select conname from pg_constraint where not convalidated`)
  assert.deepEqual(rows, [])
})

test('and the program reads what it read before, and finds people by telephone', async () => {
  const db = openDatabase(database.appUrl, { size: 2 })
  try {
    for (const place of places) {
      const actor = machine(place, 'guidance')
      const found = await db.as(actor, (tx) =>
        tx
          .selectFrom('people.person')
          .select(['given_name', 'phone', 'street', 'contact_note'])
          .where('municipality_id', '=', place)
          .execute(),
      )
      assert.equal(found.length, people)
      for (const { given_name, phone, street, contact_note } of found) {
        const n = Number(given_name.slice(5))
        assert.deepEqual(
          [phone, street, contact_note],
          [`0470 ${String(n).padStart(6, '0')}`, `${canary} straat ${n}`, n % 3 === 0 ? null : `${canary}${n}`],
        )
      }
      const [one] = await db.as(actor, (tx) =>
        findPeople(tx, place, { givenName: 'Zus', familyName: 'Zo', birthDate: null, phone: '+32 470 00 00 42' }),
      )
      assert.equal(one?.phone, '0470 000042')
      const drafts = await db.as(actor, (tx) =>
        tx.selectFrom('platform.draft').select('content').where('municipality_id', '=', place).orderBy('form').execute(),
      )
      assert.deepEqual(drafts, [{ content: { note: canary } }, { content: {} }])
      const lines = await db.as(actor, (tx) =>
        tx.selectFrom('imports.row').select(['problems', 'cells']).where('municipality_id', '=', place).orderBy('row_number').execute(),
      )
      assert.deepEqual(lines, [
        { problems: [{ value: canary }], cells: [canary] },
        { problems: [], cells: null },
      ])
    }
  } finally {
    await db.close()
  }
})

test('what the list is ordered by is filled for the dossiers there were', async () => {
  for (const place of places) {
    const { rows } = await superuser.query({
      text: `select d.reference, d.heard_on::text, d.silent_since::text, p.has_running_dossier from dossiers.dossier d
        join people.person p on p.municipality_id = d.municipality_id and p.id = d.mother_id where d.municipality_id = $1 order by 1`,
      values: [place],
      rowMode: 'array',
    })
    assert.deepEqual(rows, [
      ['Amal 1', null, '2026-01-05', true],
      ['Amal 2', null, '2026-01-09', true],
      ['Amal 3', '2026-02-20', '2026-02-20', true],
      ['Amal 4', '2026-02-03', '2026-02-03', false],
    ])
    const shown = await superuser.query({
      text: `select d.reference, a.name, d.due_on::text, d.born_on::text, d.has_loss from dossiers.dossier d
        left join identity.account a on a.municipality_id = d.municipality_id and a.id = d.counsellor_id where d.municipality_id = $1 order by 1`,
      values: [place],
      rowMode: 'array',
    })
    assert.deepEqual(shown.rows, [
      ['Amal 1', 'Eva', '2026-06-01', null, false],
      ['Amal 2', 'Eva', '2026-12-01', null, false],
      ['Amal 3', 'Eva', null, '2026-01-20', false],
      ['Amal 4', null, '2026-06-02', null, true],
    ])
    const marked = await superuser.query('select from people.person where municipality_id = $1 and has_running_dossier', [place])
    assert.equal(marked.rowCount, 3)
  }
})

test('a second time there is nothing to do', async () => {
  const { rows } = await superuser.query('select xmin::text from people.person order by id limit 50')
  await migrate(database.ownerUrl)
  assert.deepEqual((await superuser.query('select xmin::text from people.person order by id limit 50')).rows, rows)
})
