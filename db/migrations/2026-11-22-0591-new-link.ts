import { type Kysely, sql } from 'kysely'

/** A new link takes an account over. For who manages accounts it takes two people: who asked stands here until the other made it. */
const statements = [
  'alter table identity.account add column link_asked_by uuid, add column link_asked_at timestamptz',
  "comment on column identity.account.link_asked_by is 'internal; account that asked a new link for it, null when nobody waits for a second person'",
  "comment on column identity.account.link_asked_at is 'internal; when it was asked'",
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
