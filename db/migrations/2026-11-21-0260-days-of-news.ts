import { type Kysely, sql } from 'kysely'

/** What happened in the last week is asked at every start of a day; without these each of them reads its whole table. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index pregnancy_born on dossiers.pregnancy (municipality_id, born_on) where born_on is not null`.execute(db)
  await sql`create index ending_day on dossiers.ending (municipality_id, ended_on)`.execute(db)
  await sql`create index measurement_day on indicators.measurement (municipality_id, measured_on) where withdrawn_at is null`.execute(db)
}
