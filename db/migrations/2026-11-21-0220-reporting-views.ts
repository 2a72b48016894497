import { type Kysely, sql } from 'kysely'

// What reports read. Each view runs with the rights of who asks, so row-level security holds inside it; it names its municipality and adds
// up nothing: choosing the first start and the last end depends on the as-of date, so that is for the report.
const views: Readonly<Record<string, string>> = {
  dossier: `
    select dossier.municipality_id, dossier.id as dossier_id, dossier.reference, dossier.mother_id, dossier.first_programme, dossier.opened_on,
      dossier.started_on, dossier.referral_id, mother.birth_date as mother_born_on
    from dossiers.dossier
    join people.person as mother on mother.municipality_id = dossier.municipality_id and mother.id = dossier.mother_id`,
  referral: `
    select referral.municipality_id, referral.id as referral_id, referral.channel, referral.received_on, referral.organisation_id,
      organisation.name as organisation_name, organisation.is_external
    from referrals.referral
    left join network.organisation on organisation.municipality_id = referral.municipality_id and organisation.id = referral.organisation_id`,
  ending: `
    select municipality_id, id as ending_id, dossier_id, ended_on, reason, is_drop_out, reopened_at
    from dossiers.ending`,
  loss: `
    select municipality_id, id as loss_id, dossier_id, happened_on
    from dossiers.loss where withdrawn_at is null`,
  pregnancy: `
    select municipality_id, id as pregnancy_id, dossier_id, due_on, born_on
    from dossiers.pregnancy`,
  measurement: `
    select municipality_id, id as measurement_id, dossier_id, instrument, version, moment, measured_on, respondent, child_id, is_retrospective,
      at as recorded_at
    from indicators.measurement where withdrawn_at is null`,
  answer: `
    select measurement.municipality_id, measurement.id as measurement_id, measurement.dossier_id, measurement.instrument, measurement.version,
      measurement.moment, measurement.measured_on, measurement.respondent, measurement.child_id, measurement.is_retrospective,
      measurement.at as recorded_at, score.item, score.state, score.level, score.choice
    from indicators.measurement
    join indicators.score on score.municipality_id = measurement.municipality_id and score.measurement_id = measurement.id
    where measurement.withdrawn_at is null`,
  participation: `
    select municipality_id, id as participation_id, dossier_id, sessions, counted_on
    from groups.participation where withdrawn_at is null`,
}

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [name, query] of Object.entries(views)) {
    await sql.raw(`create view reporting.${name} with (security_invoker = true) as ${query}`).execute(db)
    await sql.raw(`grant select on reporting.${name} to opkomst_app`).execute(db)
  }
}
