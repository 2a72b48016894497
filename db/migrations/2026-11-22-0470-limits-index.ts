import { type Kysely, sql } from 'kysely'

/** Every row that goes with a dossier is found by an index that holds every row: the partial ones do not serve an erasure. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index limit_of_dossier on lifecycle.limit (municipality_id, dossier_id)`.execute(db)
  await sql`create index limit_use_of_dossier on lifecycle.limit_use (municipality_id, dossier_id)`.execute(db)
}
