import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // The same name, folded: the inbox asks it for every open referral, and trigrams of a common first name cost too much there.
  await sql`create index person_name on people.person (municipality_id, search_text)`.execute(db)
}
