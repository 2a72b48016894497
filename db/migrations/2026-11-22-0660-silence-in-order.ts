import { type Kysely, sql } from 'kysely'

/**
 * "Not heard for 30 days", newest first: the newest families were nearly all heard, so thousands are passed over before fifty are found. With the day of
 * silence in the index itself they are passed over there, and their rows are not fetched.
 */
const statements = [
  'create index dossier_open_order on dossiers.dossier (municipality_id, opened_on desc, id desc, silent_since) where is_open',
  'drop index dossiers.dossier_open',
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
