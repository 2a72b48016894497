import { type RawBuilder, sql } from 'kysely'
import { badHousing, housingSituations, type InOrderItem, inOrderItems, temporaryHousing } from '../domain/facts.ts'
import { cohort, readings, type Scope } from './cohort-sql.ts'

const criteria = ['maandinkomen', 'opleiding', 'arbeidssituatie', 'stimulatieniveau', 'huisvesting', 'gezondheid']
const LONGEST_PREGNANCY_DAYS = 43 * 7 + 6

/** How many of the criteria are weak, and sixteen times how many are not. */
const weakness = sql.raw(
  criteria.map((criterion) => `case screening_known ->> '${criterion}' when 'zwak' then 1 when 'niet_zwak' then 16 else 0 end`).join(' + '),
)

/** What is in order, as one number: two bits for each side of each item. One column to group by instead of eight. */
const sideBits = { start: 0, end: 2 } as const
const BITS_PER_ITEM = 4
const stateCodes = { in_orde: 1, bezig: 2, niet_in_orde: 2, '!not-applicable': 3 } as const
export const inOrderStates = ['unknown', 'yes', 'no', 'not-applicable'] as const
export type InOrderState = (typeof inOrderStates)[number]

function inOrderCode(): string {
  const cases = Object.entries(stateCodes)
    .map(([state, code]) => `when '${state}' then ${code}`)
    .join(' ')
  const side = (column: string, item: string, shift: number) => `(case ${column} ->> '${item}' ${cases} else 0 end << ${shift})`
  return inOrderItems
    .flatMap((item, place) => [
      side('dossier_first', item, place * BITS_PER_ITEM + sideBits.start),
      side('dossier_last', item, place * BITS_PER_ITEM + sideBits.end),
    ])
    .join(' | ')
}

/** One side of one item out of that number: the place of its state in {@link inOrderStates}. */
export function inOrderSide(item: InOrderItem, side: 'start' | 'end'): string {
  return `(in_order >> ${inOrderItems.indexOf(item) * BITS_PER_ITEM + sideBits[side]} & 3)`
}

/** Every answer the report needs, taken out of the JSON once. `offset 0` keeps the planner from taking it out again at each use. */
const told = sql`
  select dossier_id, dossier_known ->> 'zwangerschapsduur' as weeks_told, dossier_known ->> 'alleenstaand' as single,
    dossier_known ->> 'inkomensbron' as income_source, dossier_known ->> 'inkomen_aanwezig' as has_income,
    dossier_known ->> 'huisvesting' as housing, dossier_first ->> 'huisvesting' as housing_start, dossier_last ->> 'huisvesting' as housing_end,
    ${sql.raw(inOrderCode())} as in_order, case when screening_known is not null then ${weakness} end as weakness
  from reading offset 0`

/** What a pregnancy says of the start, for the few whose weeks were not told: looked up only then, one by one. */
const pregnancyAtStart = (municipalityId: string, said: RawBuilder<unknown>) => sql`(
  select ${said} from reporting.pregnancy where municipality_id = ${municipalityId} and dossier_id = cohort.dossier_id)`

/**
 * CTEs that end in `facts`: one row per dossier of the cohort with everything the report counts and every figure leads back to.
 * Conventions: README of this module. Null or a state such as "!unknown" is: not known. `situation` at the start is `pregnant`, `born` or null.
 */
export function facts(scope: Scope): RawBuilder<unknown> {
  const { municipalityId, settings } = scope
  const situation = sql`case when min(born_on) <= cohort.started_on then 'born' when count(*) > 0 then 'pregnant' end`
  const weeks = sql`
    case when (min(born_on) is null or min(born_on) > cohort.started_on)
      and 280 - (min(due_on) - cohort.started_on) between 0 and ${sql.lit(LONGEST_PREGNANCY_DAYS)}
      then (280 - (min(due_on) - cohort.started_on)) / 7 end`
  // The narrow rows are joined first and stay together (`offset 0`): every join copies all columns it has so far.
  return sql`
    ${cohort(scope, 'with-mothers')},
    ${readings(scope, ['dossier', 'screening'])},
    reached as (
      select cohort.*, referral.organisation_id, referral.organisation_name, referral.is_external,
        referral.organisation_id is null and referral.channel = 'parent' as is_herself, participation.dossier_id is not null as in_group
      from cohort
      left join reporting.referral on referral.municipality_id = ${municipalityId} and referral.referral_id = cohort.referral_id
      left join (
        select distinct dossier_id from reporting.participation
        where municipality_id = ${municipalityId} and counted_on <= ${settings.asOf} and sessions > 0
      ) as participation on participation.dossier_id = cohort.dossier_id
      offset 0
    ),
    facts as materialized (
      select cohort.dossier_id, cohort.reference, cohort.mother_id, cohort.programme, cohort.status, cohort.started_on, cohort.is_first,
        cohort.age_days, cohort.organisation_id, cohort.organisation_name, cohort.is_external, cohort.is_herself, cohort.in_group,
        case when weeks_told = '!not-applicable' then 'born' when weeks_told <> '!skipped' then 'pregnant'
          else ${pregnancyAtStart(municipalityId, situation)} end as situation,
        case when weeks_told not like '!%' then weeks_told::int
          when coalesce(weeks_told, '!skipped') = '!skipped' then ${pregnancyAtStart(municipalityId, weeks)} end as weeks,
        single,
        case when income_source = 'geen' then 'none' when income_source not like '!%' then 'some'
          when has_income = 'nee' then 'none' when has_income = 'ja' then 'some' end as income,
        housing, housing_start, housing_end, coalesce(in_order, 0) as in_order,
        case when weakness & 15 >= 3 then 'deprived' when ${sql.lit(criteria.length)} - (weakness >> 4) < 3 then 'not-deprived'
          when weakness is not null then 'undetermined' end as screening
      from reached as cohort
      left join (${told}) as told on told.dossier_id = cohort.dossier_id
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
    'inGroup', count(*) filter (where in_group),
    'deprived', count(*) filter (where screening = 'deprived'), 'undetermined', count(*) filter (where screening = 'undetermined'),
    'notDeprived', count(*) filter (where screening = 'not-deprived')
  ) as detail
  from facts where is_first group by programme, status`

/** The four items were counted together; here each on its own, over the few combinations that are left. */
const inOrder = sql.join(
  inOrderItems.map(
    (item) => sql`
      select 'in-order', programme, status, ${sql.lit(item)}, ${sql.raw(inOrderSide(item, 'start'))}::text, ${sql.raw(inOrderSide(item, 'end'))}::text,
        sum(n)::int, null::jsonb
      from combined group by programme, status, 5, 6`,
  ),
  sql` union all `,
)

/** Every count of the report but those of the scored instruments: which figure, of which group, up to two values, and how many. */
export function countFacts(scope: Scope): RawBuilder<unknown> {
  return sql`
    with ${facts(scope)},
    combined as materialized (select programme, status, in_order, count(*) as n from facts group by programme, status, in_order),
    source as (
      select programme, status, organisation_id, is_external, max(organisation_name) as name, count(*)::int as n from facts
      where is_first and (is_herself or organisation_id is not null) group by programme, status, organisation_id, is_external
    )
    ${profile}
    union all select 'source', programme, status, coalesce(organisation_id::text, 'herself'),
        case when organisation_id is null then 'herself' when is_external then 'external' else 'own' end, null, n, jsonb_build_object('name', name)
      from source
    union all select 'housing', programme, status, null, housing_start, housing_end, count(*)::int, null
      from facts group by programme, status, housing_start, housing_end
    union all ${inOrder}`
}

/** CTEs that end in `scored`: one row per dossier measured with levels or scores. */
export function scored(scope: Scope): RawBuilder<unknown> {
  return sql`
    ${cohort(scope, 'dossiers-only')},
    ${readings(scope, ['study', 'mother'])},
    scored as materialized (
      select cohort.dossier_id, cohort.reference, cohort.mother_id, cohort.started_on, cohort.programme, cohort.status,
        reading.study_first, reading.study_last, reading.mother_first, reading.mother_last
      from reading
      join cohort on cohort.dossier_id = reading.dossier_id
    )`
}

/** Answers are counted as they stand, and only the few hundred counts are looked at for what is no answer. */
const levels = (name: 'study' | 'mother') => {
  const [figure, first, last] = [sql.lit(name), sql.raw(`${name}_first`), sql.raw(`${name}_last`)]
  return sql`
    select ${figure} as figure, programme, status, null as item, null as a, null as b, count(*)::int as n
    from scored where ${first} is not null group by programme, status
    union all
    select ${figure}, programme, status, item, a, case when b not like '!%' then b end, sum(n)::int
    from (
      select programme, status, answer.item, answer.value as a, ${last} ->> answer.item as b, count(*) as n
      from scored, jsonb_each_text(${first}) as answer(item, value) group by programme, status, 3, 4, 5
    ) as counted
    where a not like '!%' group by programme, status, item, a, 6`
}

/** Pairs of levels and scores. A row without end counts valid starts that have no valid end; a row without item, the dossiers measured. */
export function countScores(scope: Scope): RawBuilder<unknown> {
  return sql`with ${scored(scope)} ${levels('study')} union all ${levels('mother')}`
}
