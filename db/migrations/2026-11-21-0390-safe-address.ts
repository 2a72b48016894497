import { type Kysely, sql } from 'kysely'

/** A place nobody outside the team may learn. Existing people have none until somebody asks. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table people.person add column has_safe_address boolean not null default false`.execute(db)
  await sql`comment on column people.person.has_safe_address is 'special; whether nobody outside the team may learn where, how or with whom she is'`.execute(
    db,
  )
}
