import { type Kysely, sql } from 'kysely'

// The answers of a measurement stand in indicators.score, one row each. A report over 100,000 dossiers would have to put three million of
// them together; so the command that writes the scores keeps them together here too. Null means: not kept, the view below looks them up.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table indicators.measurement add column answers jsonb`.execute(db)
  await sql`comment on column indicators.measurement.answers is
    'special; the scores once more as {item: level or choice}, a state such as "!unknown" when there is none; for reports'`.execute(db)
  await sql`
    create view reporting.sheet with (security_invoker = true) as
    select measurement.municipality_id, measurement.id as measurement_id, measurement.dossier_id, measurement.instrument, measurement.version,
      measurement.moment, measurement.measured_on, measurement.respondent, measurement.child_id, measurement.is_retrospective,
      measurement.at as recorded_at,
      coalesce(
        measurement.answers,
        (select jsonb_object_agg(score.item, case when score.state <> 'answered' then to_jsonb('!' || score.state)
            when score.choice is not null then to_jsonb(score.choice) else to_jsonb(score.level) end)
         from indicators.score
         where score.municipality_id = measurement.municipality_id and score.measurement_id = measurement.id),
        '{}'
      ) as answers
    from indicators.measurement where measurement.withdrawn_at is null`.execute(db)
  await sql`grant select on reporting.sheet to opkomst_app`.execute(db)
}
