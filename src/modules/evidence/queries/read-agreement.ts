import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '#platform/actor.ts'
import type { Database } from '#platform/db/database.ts'
import { type AgreementFacts, statuses } from '../domain/facts.ts'
import { cohort, type Scope } from './cohort-sql.ts'

/** As on the page of one family: fewer rights with two numbers carry no mean (docs/decision-rules/fundamental-rights.md). */
const fewestRights = 5

const rowsOf = z.array(
  z.object({
    programme: z.string(),
    status: z.enum(statuses),
    first: z.number(),
    last: z.number(),
    talks: z.number(),
    rights: z.number(),
    same: z.number(),
  }),
)

/** How far apart each family of the report and her worker were, in their first and last talk before the as-of date. One statement; no family is named. */
export async function readAgreement(db: Database, actor: Actor, scope: Scope): Promise<AgreementFacts> {
  const { rows } = await db.as(actor, (tx) =>
    sql`
      with ${cohort(scope, 'dossiers-only')},
      talk as (
        select dossier_id, talk_id, held_on, count(*)::int as rights, avg(abs(family_level - worker_level))::float8 as gap,
          count(*) filter (where family_level = worker_level)::int as same
        from reporting.seen_by_both
        where municipality_id = ${scope.municipalityId} and held_on <= ${scope.settings.asOf}
        group by dossier_id, talk_id, held_on having count(*) >= ${fewestRights}
      ),
      ordered as (
        select talk.*, count(*) over (partition by dossier_id)::int as talks,
          first_value(gap) over (partition by dossier_id order by held_on, talk_id) as first_gap,
          row_number() over (partition by dossier_id order by held_on desc, talk_id desc) as place
        from talk
      )
      select cohort.programme, cohort.status, ordered.first_gap as first, ordered.gap as last, ordered.talks, ordered.rights, ordered.same
      from cohort join ordered on ordered.dossier_id = cohort.dossier_id and ordered.place = 1
      order by ordered.gap, ordered.first_gap, ordered.rights`.execute(tx),
  )
  return { agreement: rowsOf.parse(rows) }
}
