import { type Kysely, sql } from 'kysely'

/**
 * The program marks each record as it writes it, with a key that is not in the database; the round that seals it judges the mark and seals
 * what it found. Records and batches of before keep their form: what is sealed cannot be written anew.
 */
const statements = [
  'alter table audit.event add column mark text',
  "comment on column audit.event.mark is 'internal; keyed hash of the record, made when it was written; null for one of before marks were made'",
  "alter table audit.batch add column form integer not null default 1, add column findings text not null default ''",
  "comment on column audit.batch.form is 'internal; 1: its records carry no mark; 2: every record must carry one'",
  "comment on column audit.batch.findings is 'internal; what was wrong with records before they were sealed: kind, number of the record, fields'",
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
