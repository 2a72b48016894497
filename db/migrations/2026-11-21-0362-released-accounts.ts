import { type Kysely, sql } from 'kysely'

/** A mailbox that is given to somebody else must not open the account of who had it before: that one lets go of the address. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table identity.account add column released_at timestamptz`.execute(db)
  await sql`comment on column identity.account.released_at is 'internal; since when it is closed for good and its sign-in name is free'`.execute(
    db,
  )
  await sql`create unique index account_external_once on identity.account (municipality_id, external_id) where released_at is null`.execute(
    db,
  )
}
