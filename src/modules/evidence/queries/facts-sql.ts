import { type RawBuilder, sql } from 'kysely'
import { badHousing, housingSituations, inOrderItems, temporaryHousing } from '../domain/facts.ts'
import { cohort, readings, type Scope } from './cohort-sql.ts'

const criteria = ['maandinkomen', 'opleiding', 'arbeidssituatie', 'stimulatieniveau', 'huisvesting', 'gezondheid']
const LONGEST_PREGNANCY_DAYS = 43 * 7 + 6

const answered = (value: string) => sql.raw(criteria.map((criterion) => `coalesce((${criterion} = '${value}')::int, 0)`).join(' + '))
const inOrderColumns = inOrderItems.flatMap((item) => [
  `dossier_first ->> '${item}' as ${item}_start`,
  `dossier_last ->> '${item}' as ${item}_end`,
])

/** Every answer the report needs, taken out of the JSON once. `offset 0` keeps the planner from taking it out again at each use. */
const told = sql`
  select dossier_id, screening_known is not null as is_screened, dossier_known ->> 'zwangerschapsduur' as weeks_told,
    dossier_known ->> 'alleenstaand' as single, dossier_known ->> 'inkomensbron' as income_source, dossier_known ->> 'inkomen_aanwezig' as has_income,
    dossier_known ->> 'huisvesting' as housing, dossier_first ->> 'huisvesting' as housing_start, dossier_last ->> 'huisvesting' as housing_end,
    ${sql.raw(inOrderColumns.join(', '))}, ${sql.raw(criteria.map((criterion) => `screening_known ->> '${criterion}' as ${criterion}`).join(', '))}
  from reading offset 0`

/**
 * CTEs that end in `facts`: one row per dossier of the cohort with everything the report counts and every figure leads back to.
 * Conventions: README of this module. Null or a state such as "!unknown" is: not known. `situation` at the start is `pregnant`, `born` or null.
 */
export function facts(scope: Scope): RawBuilder<unknown> {
  const { municipalityId, settings } = scope
  return sql`
    ${cohort(scope)},
    ${readings(scope, ['dossier', 'screening'])},
    facts as materialized (
      select cohort.dossier_id, cohort.reference, cohort.mother_id, cohort.programme, cohort.started_on, cohort.is_first, cohort.age_days,
        case when ended.dossier_id is null then 'running' when ended.stopped_early then 'stopped' else 'completed' end as status,
        case
          when weeks_told = '!not-applicable' then 'born'
          when weeks_told <> '!skipped' then 'pregnant'
          when pregnancy.born_on <= cohort.started_on then 'born'
          when pregnancy.dossier_id is not null then 'pregnant'
        end as situation,
        case
          when weeks_told not like '!%' then weeks_told::int
          when coalesce(weeks_told, '!skipped') = '!skipped' and (pregnancy.born_on is null or pregnancy.born_on > cohort.started_on)
            and 280 - (pregnancy.due_on - cohort.started_on) between 0 and ${sql.lit(LONGEST_PREGNANCY_DAYS)}
            then (280 - (pregnancy.due_on - cohort.started_on)) / 7
        end as weeks,
        single,
        case when income_source = 'geen' then 'none' when income_source not like '!%' then 'some'
          when has_income = 'nee' then 'none' when has_income = 'ja' then 'some' end as income,
        housing, housing_start, housing_end, ${sql.raw(inOrderItems.map((item) => `${item}_start, ${item}_end`).join(', '))},
        case when referral.organisation_id is not null then referral.organisation_id::text when referral.channel = 'parent' then 'herself' end as source_id,
        referral.organisation_name as source_name,
        case when referral.organisation_id is null and referral.channel = 'parent' then 'herself' when referral.is_external then 'external'
          when not referral.is_external then 'own' end as side,
        participation.dossier_id is not null as in_group,
        case when is_screened is not true then null when ${answered('zwak')} >= 3 then 'deprived'
          when ${sql.lit(criteria.length)} - (${answered('niet_zwak')}) < 3 then 'not-deprived' else 'undetermined' end as screening
      from cohort
      left join ended on ended.dossier_id = cohort.dossier_id
      left join (${told}) as told on told.dossier_id = cohort.dossier_id
      left join reporting.referral on referral.municipality_id = ${municipalityId} and referral.referral_id = cohort.referral_id
      left join (
        select dossier_id, min(born_on) as born_on, min(due_on) as due_on from reporting.pregnancy
        where municipality_id = ${municipalityId} group by dossier_id
      ) as pregnancy on pregnancy.dossier_id = cohort.dossier_id
      left join (
        select distinct dossier_id from reporting.participation
        where municipality_id = ${municipalityId} and counted_on <= ${settings.asOf} and sessions > 0
      ) as participation on participation.dossier_id = cohort.dossier_id
    )`
}

const list = (values: Iterable<string>) => sql.raw([...values].map((value) => `'${value}'`).join(', '))

const profile = sql`
  select 'profile' as figure, programme, status, null as item, null as a, null as b, count(*)::int as n, jsonb_build_object(
    'mothers', count(*), 'pregnant', count(*) filter (where situation = 'pregnant'), 'afterBirth', count(*) filter (where situation = 'born'),
    'weeksKnown', count(weeks) filter (where situation = 'pregnant'), 'weeks', coalesce(sum(weeks) filter (where situation = 'pregnant'), 0),
    'ageKnown', count(age_days), 'ageDays', coalesce(sum(age_days), 0),
    'single', count(*) filter (where single = 'ja'), 'notSingle', count(*) filter (where single = 'nee'),
    'noIncome', count(*) filter (where income = 'none'), 'someIncome', count(*) filter (where income = 'some'),
    'housingKnown', count(*) filter (where housing in (${list(housingSituations)})),
    'badHousing', count(*) filter (where housing in (${list(badHousing)})),
    'temporaryHousing', count(*) filter (where housing in (${list(temporaryHousing)})),
    'external', count(*) filter (where side = 'external'), 'ownService', count(*) filter (where side = 'own'),
    'herself', count(*) filter (where side = 'herself'), 'inGroup', count(*) filter (where in_group),
    'deprived', count(*) filter (where screening = 'deprived'), 'undetermined', count(*) filter (where screening = 'undetermined'),
    'notDeprived', count(*) filter (where screening = 'not-deprived')
  ) as detail
  from facts where is_first group by programme, status`

const inOrder = sql.join(
  inOrderItems.map(
    (item) => sql`
      select 'in-order', programme, status, ${sql.lit(item)}, ${sql.raw(item)}_start, ${sql.raw(item)}_end, count(*)::int, null::jsonb
      from facts group by programme, status, 5, 6`,
  ),
  sql` union all `,
)

/** Every count of the report but those of the scored instruments: which figure, of which group, up to two values, and how many. */
export function countFacts(scope: Scope): RawBuilder<unknown> {
  return sql`
    with ${facts(scope)}
    ${profile}
    union all select 'dossiers', programme, status, null, null, null, count(*)::int, null from facts group by programme, status
    union all select 'source', programme, status, source_id, side, null, count(*)::int, jsonb_build_object('name', max(source_name))
      from facts where is_first and source_id is not null group by programme, status, source_id, side
    union all select 'housing', programme, status, null, housing_start, housing_end, count(*)::int, null
      from facts group by programme, status, housing_start, housing_end
    union all ${inOrder}`
}

/** CTEs that end in `scored`: one row per dossier measured with levels or scores. */
export function scored(scope: Scope): RawBuilder<unknown> {
  return sql`
    ${cohort(scope)},
    ${readings(scope, ['study', 'mother'])},
    scored as materialized (
      select cohort.dossier_id, cohort.reference, cohort.mother_id, cohort.started_on, cohort.programme,
        case when ended.dossier_id is null then 'running' when ended.stopped_early then 'stopped' else 'completed' end as status,
        reading.study_first, reading.study_last, reading.mother_first, reading.mother_last
      from reading
      join cohort on cohort.dossier_id = reading.dossier_id
      left join ended on ended.dossier_id = reading.dossier_id
    )`
}

const levels = (name: 'study' | 'mother') => {
  const [figure, first, last] = [sql.lit(name), sql.raw(`${name}_first`), sql.raw(`${name}_last`)]
  return sql`
    select ${figure} as figure, programme, status, null as item, null as a, null as b, count(*)::int as n
    from scored where ${first} is not null group by programme, status
    union all
    select ${figure}, programme, status, answer.item, answer.value, case when ${last} ->> answer.item not like '!%' then ${last} ->> answer.item end, count(*)::int
    from scored, jsonb_each_text(${first}) as answer(item, value)
    where answer.value not like '!%' group by programme, status, 4, 5, 6`
}

/** Pairs of levels and scores. A row without end counts valid starts that have no valid end; a row without item, the dossiers measured. */
export function countScores(scope: Scope): RawBuilder<unknown> {
  return sql`with ${scored(scope)} ${levels('study')} union all ${levels('mother')}`
}
