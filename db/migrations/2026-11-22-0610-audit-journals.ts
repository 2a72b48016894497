import { type Kysely, sql } from 'kysely'

/**
 * A process writes the numbers of its records in a journal beside the database, so that they outlive it. A batch names the journals that must be
 * there: one that was taken away is missed. Batches of before name none.
 */
const statements = [
  "alter table audit.batch add column journals text not null default ''",
  "comment on column audit.batch.journals is 'internal; journals of processes that must be there after this batch: name, lines'",
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
