import { type Kysely, sql } from 'kysely'

/**
 * What came of asking a colleague about a look-up names families: it is sealed like their words. A renewed key writes the sealed text anew, and
 * only that column; a review still cannot be removed, nor its signal, author or time changed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`grant update (note) on audit.review to opkomst_app`.execute(db)
}
