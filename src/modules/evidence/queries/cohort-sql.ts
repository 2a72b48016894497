import { type RawBuilder, sql } from 'kysely'
import type { ReportSettings } from '../domain/settings.ts'

/** What the SQL below needs to know. `babyItems` ("instrument/item") stop being applicable when a child is lost. */
export type Scope = { readonly municipalityId: string; readonly settings: ReportSettings; readonly babyItems: readonly string[] }

/**
 * Dossiers whose guidance started in the period and before the as-of date, and how the guidance stands then. `mothers` adds what only the
 * figures about mothers need: `is_first` marks the dossier by which the mother is counted.
 */
export function cohort({ municipalityId, settings }: Scope, mothers: 'with-mothers' | 'dossiers-only'): RawBuilder<unknown> {
  const { from, until, asOf, programme } = settings
  const ofProgramme = programme === null ? sql`` : sql`and first_programme = ${programme}`
  const ofMothers = sql`, dossier.started_on - dossier.mother_born_on as age_days, dossier.referral_id,
        row_number() over (partition by dossier.mother_id order by dossier.started_on, dossier.dossier_id) = 1 as is_first`
  return sql`
    ended as (
      select dossier_id, bool_or(is_drop_out) as stopped_early
      from reporting.ending
      where municipality_id = ${municipalityId} and ended_on <= ${asOf}
        and (reopened_at is null or (reopened_at at time zone 'Europe/Brussels')::date > ${asOf}::date)
      group by dossier_id
    ),
    cohort as (
      select dossier.dossier_id, dossier.mother_id, dossier.reference, dossier.first_programme as programme, dossier.started_on,
        case when ended.dossier_id is null then 'running' when ended.stopped_early then 'stopped' else 'completed' end as status
        ${mothers === 'with-mothers' ? ofMothers : sql``}
      from reporting.dossier
      left join ended on ended.dossier_id = dossier.dossier_id
      where dossier.municipality_id = ${municipalityId} and started_on >= ${from} and started_on <= least(${until}::date, ${asOf}::date)
        ${ofProgramme}
    )`
}

/** Short names under which the instruments stand in the columns below: `known` for the profile, `first` and `last` for the pairs. */
const instruments = {
  dossier: 'opkomst-dossier',
  screening: 'kansarmoede-screening',
  study: 'opkomst-casestudy',
  mother: 'moederscores',
} as const
export type InstrumentName = keyof typeof instruments

/** The screening is asked at the start only: it says who was reached, and is never compared. */
const isPaired = (name: InstrumentName): boolean => name !== 'screening'

const each = (names: readonly InstrumentName[], write: (name: InstrumentName, place: number) => string) =>
  sql.raw(names.map(write).join(', '))
const idsOf = (names: readonly InstrumentName[]) => each(names, (name) => `'${instruments[name]}'`)

/**
 * One pass over the measurements, one row per dossier. Every sheet has a place: its instrument times two, plus one at the end. As many sheets
 * as different places, and one respondent and version per instrument, is the usual case and is ready here; the rest is `is_irregular`.
 */
function gathered({ municipalityId, settings }: Scope, names: readonly InstrumentName[]): RawBuilder<unknown> {
  const at = (place: number) => `reporting.together(answers) filter (where place = ${place})`
  const sides = each(names, (name, i) => `${at(2 * i)} as ${name}_first, ${isPaired(name) ? at(2 * i + 1) : 'null::jsonb'} as ${name}_last`)
  const mixed = names.flatMap((name, i) => {
    const origin = (least: string) => `${least}(origin) filter (where place / 2 = ${i})`
    return isPaired(name) ? [`${origin('min')} <> ${origin('max')}`] : []
  })
  return sql`
    gathered as materialized (
      select dossier_id, ${sides}, count(*) <> bit_count(bit_or(1 << place)::bit(8)) or ${sql.raw(mixed.map((differs) => `coalesce(${differs}, false)`).join(' or '))} as is_irregular
      from (
        select dossier_id, answers, hashtext(respondent || version) as origin,
          (moment = 'end')::int + case instrument ${sql.raw(names.map((name, i) => `when '${instruments[name]}' then ${2 * i}`).join(' '))} end as place
        from reporting.sheet
        where municipality_id = ${municipalityId} and moment in ('start', 'end') and measured_on <= ${settings.asOf} and instrument in (${idsOf(names)})
        offset 0
      ) as placed
      group by dossier_id
    ),
    irregular as materialized (
      select dossier_id from gathered where is_irregular
      union
      select dossier_id from reporting.loss where municipality_id = ${municipalityId}
    )`
}

/** Of more children in one sitting the lowest answer counts: states in this order, levels as they are. */
const rank = sql`case value when 'niet_in_orde' then 0 when 'bezig' then 1 when 'in_orde' then 2 else case when value ~ '^[0-9]+$' then value::int end end`
const lowestChild = sql`case when child_id is not null then ${rank} end`

/** The dossiers that were measured more than once at a moment, by several people, per child or around a loss, worked out item by item. */
function byItem({ municipalityId, settings, babyItems }: Scope, names: readonly InstrumentName[]): RawBuilder<unknown> {
  return sql`
    given as materialized (
      select sheet.dossier_id, sheet.instrument, sheet.version, sheet.respondent, sheet.moment, sheet.measured_on, sheet.recorded_at,
        sheet.is_retrospective, sheet.child_id, answer.item, answer.value, answer.value not like '!%' as is_valid
      from irregular
      cross join lateral (
        select * from reporting.sheet
        where municipality_id = ${municipalityId} and dossier_id = irregular.dossier_id and instrument in (${idsOf(names)})
          and moment in ('start', 'end') and measured_on <= ${settings.asOf}
        offset 0
      ) as sheet
      cross join lateral jsonb_each_text(sheet.answers) as answer(item, value)
      where not (sheet.instrument || '/' || answer.item = any(${[...babyItems]}) and exists (
          select from reporting.loss
          where loss.municipality_id = ${municipalityId} and loss.dossier_id = sheet.dossier_id and loss.happened_on <= sheet.measured_on))
    ),
    known as (
      select distinct on (dossier_id, instrument, item) dossier_id, instrument, item, value
      from given where moment = 'start'
      order by dossier_id, instrument, item, is_valid desc, is_retrospective, measured_on, ${lowestChild} nulls last, recorded_at desc
    ),
    first as (
      select distinct on (dossier_id, instrument, version, respondent, item) dossier_id, instrument, version, respondent, item, value, is_valid
      from given where moment = 'start'
      order by dossier_id, instrument, version, respondent, item, is_valid desc, is_retrospective, measured_on, ${lowestChild} nulls last, recorded_at desc
    ),
    last as (
      select distinct on (dossier_id, instrument, version, respondent, item) dossier_id, instrument, version, respondent, item, value, is_valid
      from given where moment = 'end'
      order by dossier_id, instrument, version, respondent, item, is_valid desc, measured_on desc, ${lowestChild} nulls last, recorded_at desc
    ),
    pair as (
      select distinct on (dossier_id, instrument, item) dossier_id, instrument, item, first.value as first, last.value as last
      from first left join last using (dossier_id, instrument, version, respondent, item)
      order by dossier_id, instrument, item, (first.is_valid and coalesce(last.is_valid, false)) desc, first.is_valid desc,
        array_position(array['joint', 'family', 'worker'], respondent), version desc
    ),
    settled as (
      select dossier_id, ${each(names, (name) => `jsonb_object_agg(item, first) filter (where instrument = '${instruments[name]}') as ${name}_first, jsonb_object_agg(item, last) filter (where instrument = '${instruments[name]}' and last is not null) as ${name}_last`)}
      from pair group by dossier_id
    ),
    told as (
      select dossier_id, ${each(names, (name) => `jsonb_object_agg(item, value) filter (where instrument = '${instruments[name]}') as ${name}_known`)}
      from known group by dossier_id
    )`
}

/**
 * CTEs that end in `reading`: per dossier and instrument what is known at the start, and the pairs, as JSON by item.
 * Null when there is no such measurement.
 */
export function readings(scope: Scope, names: readonly InstrumentName[]): RawBuilder<unknown> {
  return sql`
    ${gathered(scope, names)},
    ${byItem(scope, names)},
    reading as (
      select dossier_id, ${each(names, (name) => `${name}_first as ${name}_known, ${name}_first, ${name}_last`)}
      from gathered where dossier_id not in (select dossier_id from irregular)
      union all
      select irregular.dossier_id, ${each(names, (name) => `${name}_known, ${name}_first, ${name}_last`)}
      from irregular left join settled on settled.dossier_id = irregular.dossier_id left join told on told.dossier_id = irregular.dossier_id
    )`
}
