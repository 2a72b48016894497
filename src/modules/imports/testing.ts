import { daysBetween } from '#platform/day.ts'
import { CRITERIA } from './domain/criteria.ts'
import { IN_ORDER_ITEMS, type InOrderItem } from './domain/fields.ts'
import type { CaseStudyRow, InterviewRow } from './domain/parse-scores.ts'
import type { RegistrationRow } from './domain/registration-row.ts'
import type { Housing, State } from './domain/vocabulary.ts'

type Row = RegistrationRow
type Split<Figure> = { readonly alle: Figure; readonly opkomst: Figure; readonly opkomst_plus: Figure }

export const BAD_HOUSING: ReadonlySet<Housing> = new Set(['dakloos', 'inwonend', 'opvang', 'huur_slecht', 'eigenaar_slecht'])
export const TEMPORARY_HOUSING: ReadonlySet<Housing> = new Set(['dakloos', 'inwonend', 'opvang'])
const DAYS_PER_YEAR = 365.25

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

function split<Figure>(rows: readonly Row[], figure: (rows: readonly Row[]) => Figure): Split<Figure> {
  const of = (programme: string) => figure(rows.filter((row) => row.programme === programme))
  return { alle: figure(rows), opkomst: of('opkomst'), opkomst_plus: of('opkomst_plus') }
}

const share = (test: (row: Row) => boolean) => (rows: readonly Row[]) => {
  const k = rows.filter(test).length
  return { n: rows.length, k, share: k / rows.length }
}

function weeks(rows: readonly Row[]) {
  const pregnant = rows.filter((row) => row.pregnantAtStart === true)
  return {
    n_pregnant: pregnant.length,
    n_after_birth: rows.filter((row) => row.pregnantAtStart === false).length,
    mean_weeks: mean(pregnant.flatMap(({ weeksAtStart }) => (weeksAtStart === null ? [] : [weeksAtStart]))),
  }
}

function meanAge(rows: readonly Row[]): number {
  return mean(
    rows.flatMap(({ birthDate, startedOn }) =>
      birthDate === null || startedOn === null ? [] : [daysBetween(birthDate, startedOn) / DAYS_PER_YEAR],
    ),
  )
}

function counts(names: readonly string[]): Readonly<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const name of names) found[name] = (found[name] ?? 0) + 1
  return found
}

function housingPairs(rows: readonly Row[]) {
  const pairs = rows.flatMap(({ housingStart, housingEnd }) =>
    housingStart === null || housingEnd === null ? [] : [{ start: housingStart, end: housingEnd }],
  )
  const count = (moment: 'start' | 'end', set: ReadonlySet<Housing>) => pairs.filter((pair) => set.has(pair[moment])).length
  return {
    n: pairs.length,
    bad_start: count('start', BAD_HOUSING),
    bad_end: count('end', BAD_HOUSING),
    temporary_start: count('start', TEMPORARY_HOUSING),
    temporary_end: count('end', TEMPORARY_HOUSING),
    good_or_social_start: pairs.length - count('start', BAD_HOUSING),
    good_or_social_end: pairs.length - count('end', BAD_HOUSING),
    table: counts(pairs.map(({ start, end }) => `${start}>${end}`)),
  }
}

function inOrderPairs(rows: readonly Row[], item: InOrderItem) {
  const yesNo = (state: State) => (state === 'in_order' ? 'yes' : state === 'busy' || state === 'not_in_order' ? 'no' : null)
  const found = counts(
    rows.flatMap(({ inOrder }) => {
      const [start, end] = [yesNo(inOrder[item].start), yesNo(inOrder[item].end)]
      return start === null || end === null ? [] : ['pairs', `${start}_${end}`]
    }),
  )
  const { pairs = 0, yes_yes = 0, yes_no = 0, no_yes = 0, no_no = 0 } = found
  return { pairs, yes_yes, yes_no, no_yes, no_no }
}

function screening(rows: readonly Row[]) {
  const results = rows.map(({ criteria }) => {
    const count = (wanted: string) => CRITERIA.filter((criterion) => criteria[criterion] === wanted).length
    if (count('weak') >= 3) return 'deprived'
    return count('weak') + count('unknown') < 3 ? 'not_deprived' : 'undetermined'
  })
  const { deprived = 0, undetermined = 0, not_deprived = 0 } = counts(results)
  return { deprived, undetermined, not_deprived }
}

/** The figures of a list over its mothers (rows that are not a second referral), for tests; the product's report reads the database. */
export function summariseMothers(rows: readonly Row[]) {
  return {
    mothers: rows.length,
    per_programme: {
      opkomst: rows.filter((row) => row.programme === 'opkomst').length,
      opkomst_plus: rows.filter((row) => row.programme === 'opkomst_plus').length,
    },
    weeks_at_start: split(rows, weeks),
    mean_age_at_start: split(rows, meanAge),
    no_income: split(
      rows,
      share((row) => row.income === 'none'),
    ),
    single: split(
      rows,
      share((row) => row.single === true),
    ),
    bad_housing_start: split(
      rows,
      share((row) => row.housingStart !== null && BAD_HOUSING.has(row.housingStart)),
    ),
    temporary_housing_start: split(
      rows,
      share((row) => row.housingStart !== null && TEMPORARY_HOUSING.has(row.housingStart)),
    ),
    external_partner: split(
      rows,
      share((row) => row.source?.external === true),
    ),
    group_participation: split(
      rows,
      share((row) => (row.groupSessions ?? 0) > 0),
    ),
    referral_sources: counts(rows.flatMap(({ source }) => (source === null ? [] : [source.name]))),
    housing_pairs: housingPairs(rows),
    in_order: Object.fromEntries(IN_ORDER_ITEMS.map((item) => [item, inOrderPairs(rows, item)])),
    screening: screening(rows),
    ended: rows.filter((row) => row.endedOn !== null).length,
    dropouts: rows.filter((row) => row.endReason?.dropOut === true).length,
  }
}

const isLevel = (answer: CaseStudyRow['start']): answer is 1 | 2 | 3 | 4 | 5 => typeof answer === 'number'

function indicators(rows: readonly CaseStudyRow[]) {
  const ids = [...new Set(rows.map(({ indicator }) => indicator))]
  const figures = ids.map((id) => {
    const pairs = rows.flatMap(({ indicator, start, end }) => (indicator === id && isLevel(start) && isLevel(end) ? [{ start, end }] : []))
    const entry = {
      n: pairs.length,
      progressed: pairs.filter(({ start, end }) => end > start).length,
      declined: pairs.filter(({ start, end }) => end < start).length,
      stable: pairs.filter(({ start, end }) => end === start).length,
      start: pairs.map(({ start }) => start),
      end: pairs.map(({ end }) => end),
    }
    return [id, entry] as const
  })
  return Object.fromEntries(figures)
}

export function summariseCaseStudy(rows: readonly CaseStudyRow[]) {
  const of = (programme: string) => rows.filter((row) => row.programme === programme)
  const families = (programme: string) => new Set(of(programme).map(({ reference }) => reference)).size
  return {
    families: { opkomst: families('opkomst'), opkomst_plus: families('opkomst_plus') },
    indicators: { opkomst: indicators(of('opkomst')), opkomst_plus: indicators(of('opkomst_plus')) },
  }
}

export function summariseInterviews(rows: readonly InterviewRow[]) {
  const questions = [...new Set(rows.map(({ question }) => question))]
  const figures = questions.map((id) => {
    const pairs = rows.flatMap(({ question, before, now }) => (question === id && before !== null && now !== null ? [{ before, now }] : []))
    return [
      id,
      { n: pairs.length, mean_before: mean(pairs.map(({ before }) => before)), mean_now: mean(pairs.map(({ now }) => now)) },
    ] as const
  })
  return Object.fromEntries(figures)
}
