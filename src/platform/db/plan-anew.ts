import { sql } from 'kysely'
import type { Tx } from './database.ts'

/**
 * Lets the database forget the plans this connection made when the tables were smaller. Before a table is counted all its indexes look
 * alike, so the check of a foreign key may have kept the wrong one: right for the first hundred rows, slow for the thousands that follow.
 */
export async function planAnew(tx: Tx): Promise<void> {
  await sql`discard plans`.execute(tx)
}
