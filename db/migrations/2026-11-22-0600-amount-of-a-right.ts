import { type Kysely, sql } from 'kysely'

/** A right that goes on gets another amount from a day, and an amount says whether the rules worked it out or a person noted it. */
const statements = [
  'alter table rights.step drop constraint step_kind',
  "alter table rights.step add constraint step_kind check (kind in ('found', 'asked', 'granted', 'changed', 'refused', 'appealed', 'stopped'))",
  'alter table rights.step add column is_computed boolean not null default false',
  'alter table rights.step add constraint step_computed check (not is_computed or cents is not null)',
  "comment on column rights.step.is_computed is 'internal; the rules worked the amount out; else a person noted it'",
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
