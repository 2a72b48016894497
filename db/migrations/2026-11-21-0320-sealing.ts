import { type Kysely, sql } from 'kysely'

/**
 * What sealing needs in the database: the test a sealed column must pass, the look-up hashes of a telephone number instead of its digits, and a word to know
 * by that the keys are the right ones. Which columns are sealed stands in `src/platform/keys/sealed-columns.ts`; `migrate` adds their checks.
 */
const functions = [
  `create function platform.is_sealed(value text) returns boolean language sql immutable parallel safe
     as $$ select value is null or value = '' or value ~ '^~opk1:[1-9][0-9]*\\.t\\.[A-Za-z0-9_-]+$' $$`,
  `create function platform.is_sealed(value jsonb) returns boolean language sql immutable parallel safe
     as $$ select value is null or value in ('[]', '{}', 'null')
       or (jsonb_typeof(value) = 'string' and value #>> '{}' ~ '^~opk1:[1-9][0-9]*\\.j\\.[A-Za-z0-9_-]+$') $$`,
  `create function platform.is_sealed(value bytea) returns boolean language sql immutable parallel safe
     as $$ select value is null or length(value) = 0 or substring(value from 1 for 6) = '\\x7e6f706b313a'::bytea $$`,
]

const columns = {
  phone_index: ['text', 'internal; keyed hash of the last nine digits of the telephone, to compare'],
  phone_tails: ["text[] not null default '{}'", 'internal; keyed hashes of its last six to nine digits, to search'],
} as const

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of functions) await sql.raw(statement).execute(db)
  await sql`alter table people.person drop column phone_digits`.execute(db)
  for (const [name, [type, comment]] of Object.entries(columns)) {
    await sql.raw(`alter table people.person add column ${name} ${type}`).execute(db)
    await sql.raw(`comment on column people.person.${name} is '${comment}'`).execute(db)
  }
  await sql`create index person_phone on people.person (municipality_id, phone_index) where phone_index is not null`.execute(db)
  await sql`create index person_phone_tail on people.person using gin (municipality_id, phone_tails) where phone_tails <> '{}'`.execute(db)
  await createKeyCheck(db)
}

/** Belongs to the installation, not to a municipality, and to the owner alone: requests have no business here. */
async function createKeyCheck(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table platform.key_check (
      version integer not null constraint key_check_pk primary key,
      probe text not null,
      made_at timestamptz not null default now()
    )`.execute(db)
  const comments = {
    version: 'version of the master key',
    probe: 'a known word sealed with it: it opens when the keys of the installation are the right ones',
    made_at: 'since when it is sealed with',
  }
  for (const [column, comment] of Object.entries(comments)) {
    await sql.raw(`comment on column platform.key_check.${column} is 'internal; ${comment}'`).execute(db)
  }
  await sql`alter table platform.key_check enable row level security`.execute(db)
  await sql`alter table platform.key_check force row level security`.execute(db)
  await sql`create policy owner_only on platform.key_check to current_user using (true) with check (true)`.execute(db)
}
