import { type Kysely, sql } from 'kysely'

/** For the report: every right that a family and her worker both gave a number in one talk, side by side. What is taken back, or not a number, is not there. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create view reporting.seen_by_both with (security_invoker = true) as
    select talk.municipality_id, talk.dossier_id, talk.id as talk_id, talk.held_on, hers.item, hers.level as family_level,
      theirs.level as worker_level
    from fundamental_rights.talk
    join fundamental_rights.round as family on family.municipality_id = talk.municipality_id and family.talk_id = talk.id
      and family.respondent = 'family'
    join fundamental_rights.round as worker on worker.municipality_id = talk.municipality_id and worker.talk_id = talk.id
      and worker.respondent = 'worker'
    join indicators.score as hers on hers.municipality_id = talk.municipality_id and hers.measurement_id = family.measurement_id
    join indicators.score as theirs on theirs.municipality_id = talk.municipality_id and theirs.measurement_id = worker.measurement_id
      and theirs.item = hers.item
    where talk.withdrawn_at is null and hers.level is not null and theirs.level is not null`.execute(db)
  await sql`grant select on reporting.seen_by_both to opkomst_app`.execute(db)
}
