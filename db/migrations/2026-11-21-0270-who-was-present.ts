import { type Kysely, sql } from 'kysely'

/** Who was there when a family was measured. Null: not asked, as for every measurement from before; an empty list: the worker alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table indicators.measurement
      add column present text[]
        constraint measurement_present check (present <@ array['mother', 'co-parent', 'interpreter', 'midwife', 'other']),
      add column present_other text,
      add constraint measurement_present_other check (present_other is null or 'other' = any (present))`.execute(db)
  await sql`comment on column indicators.measurement.present is 'special; who was there, null when not asked, empty for the worker alone'`.execute(
    db,
  )
  await sql`comment on column indicators.measurement.present_other is 'special; who else was there, in words'`.execute(db)
}
