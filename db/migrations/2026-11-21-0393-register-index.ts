import { type Kysely, sql } from 'kysely'

/** The look-up hash is written by what seals the number, not by the statement that gives it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table register.number alter column number_index drop not null`.execute(db)
}
