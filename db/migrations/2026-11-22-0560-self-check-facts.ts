import { type Kysely, sql } from 'kysely'

/** A family fills in the public self-check herself and hands over the code: what is taken over from it is told apart, and goes back together. */
const statements = [
  'alter table rights.fact drop constraint fact_source',
  "alter table rights.fact add constraint fact_source check (source in ('family', 'document', 'worker', 'self-check'))",
  'alter table rights.fact add column with_id uuid',
  "comment on column rights.fact.with_id is 'internal; the first of the facts that were taken over together, null for one told apart'",
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
