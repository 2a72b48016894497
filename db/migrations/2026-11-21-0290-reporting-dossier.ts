import { type Kysely, sql } from 'kysely'

/**
 * A dossier always has a mother, so a left join sees the same rows; but now PostgreSQL leaves out the join when nobody asks for her birth
 * date: two of the three statements of the impact report, and the list of programmes above it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace view reporting.dossier with (security_invoker = true) as
    select dossier.municipality_id, dossier.id as dossier_id, dossier.reference, dossier.mother_id, dossier.first_programme, dossier.opened_on,
      dossier.started_on, dossier.referral_id, mother.birth_date as mother_born_on
    from dossiers.dossier
    left join people.person as mother on mother.municipality_id = dossier.municipality_id and mother.id = dossier.mother_id`.execute(db)
}
