import { type Kysely, sql } from 'kysely'

/** Sealed values of the second form are bound to their table, column and row; the database takes both forms, the program writes the second. */
const functions = [
  `create or replace function platform.is_sealed(value text) returns boolean language sql immutable parallel safe
     as $$ select value is null or value = '' or value ~ '^~opk[12]:[1-9][0-9]*\\.t\\.[A-Za-z0-9_-]+$' $$`,
  `create or replace function platform.is_sealed(value jsonb) returns boolean language sql immutable parallel safe
     as $$ select value is null or value in ('[]', '{}', 'null')
       or (jsonb_typeof(value) = 'string' and value #>> '{}' ~ '^~opk[12]:[1-9][0-9]*\\.j\\.[A-Za-z0-9_-]+$') $$`,
  `create or replace function platform.is_sealed(value bytea) returns boolean language sql immutable parallel safe
     as $$ select value is null or length(value) = 0 or substring(value from 1 for 6) in ('\\x7e6f706b313a'::bytea, '\\x7e6f706b323a'::bytea) $$`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of functions) await sql.raw(statement).execute(db)
}
