import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { cohort, type Scope } from './cohort-sql.ts'
import { scored } from './facts-sql.ts'
import { prepareReport } from './read-facts.ts'

export type LevelPair = { readonly programme: string; readonly item: string; readonly start: number; readonly end: number }

/** Every pair of levels, in the order in which the families were measured: for who wants the numbers themselves. */
export async function readLevelPairs(tx: Tx, scope: Scope): Promise<LevelPair[]> {
  await prepareReport(tx)
  const { rows } = await sql<LevelPair>`
    with ${scored(scope)},
    measured as (
      select dossier_id, min(measurement_id::text) as place from reporting.measurement
      where municipality_id = ${scope.municipalityId} and instrument = 'opkomst-casestudy' and moment = 'start' group by dossier_id
    )
    select scored.programme, answer.item, answer.value::int as start, (study_last ->> answer.item)::int as "end"
    from scored
    join measured on measured.dossier_id = scored.dossier_id
    cross join lateral jsonb_each_text(study_first) as answer(item, value)
    where answer.value not like '!%' and study_last ->> answer.item not like '!%'
    order by measured.place, answer.item`.execute(tx)
  return rows
}

export type AgeAtStart = { readonly programme: string; readonly days: number }

/** Age of every mother in days, in the order in which the dossiers were made. */
export async function readAges(tx: Tx, scope: Scope): Promise<AgeAtStart[]> {
  await prepareReport(tx)
  const { rows } = await sql<AgeAtStart>`
    with ${cohort(scope, 'with-mothers')}
    select programme, age_days as days from cohort where is_first and age_days is not null order by dossier_id`.execute(tx)
  return rows
}
