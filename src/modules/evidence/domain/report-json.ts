import { badHousing, type Housing, temporaryHousing } from './facts.ts'
import type { MeanFigure, Profile, ShareFigure } from './figures/profile.ts'
import type { ImpactReport } from './impact-report.ts'

export type RawNumbers = {
  readonly levels: readonly { readonly programme: string; readonly item: string; readonly start: number; readonly end: number }[]
  readonly ages: readonly { readonly programme: string; readonly days: number }[]
}

const DAYS_PER_YEAR = 365.25

/** Keys are identifiers in someone's script: no hyphens. */
const keyOf = (programme: string): string => programme.replaceAll('-', '_')
const shareOf = ({ k, n }: ShareFigure) => ({ n, k, share: n === 0 ? null : k / n })
const weeksOf = ({ pregnant, afterBirth, weeks }: Profile) => ({ n_pregnant: pregnant, n_after_birth: afterBirth, mean_weeks: weeks.mean })

function byProgramme<Value>(report: ImpactReport, value: (profile: Profile, programme: string | null) => Value): Record<string, Value> {
  const named = report.programmes.flatMap(({ id }) => {
    const profile = report.profileOf[id]
    return profile === undefined ? [] : [[keyOf(id), value(profile, id)] as const]
  })
  return { alle: value(report.profile, null), ...Object.fromEntries(named) }
}

/** The mean of years one by one: a sum of days divided once differs in the last digit. */
function meanAge({ ages }: RawNumbers, programme: string | null, age: MeanFigure): number | null {
  const own = ages.filter((one) => programme === null || one.programme === programme)
  return age.n === 0 ? null : own.reduce((sum, { days }) => sum + days / DAYS_PER_YEAR, 0) / own.length
}

function housingPairs({ housing }: ImpactReport) {
  const count = (moment: 'start' | 'end', is: (one: Housing) => boolean) =>
    housing.moves.filter((move) => is(move[moment])).reduce((sum, { n }) => sum + n, 0)
  return {
    n: housing.n,
    bad_start: count('start', (one) => badHousing.has(one)),
    bad_end: count('end', (one) => badHousing.has(one)),
    temporary_start: count('start', (one) => temporaryHousing.has(one)),
    temporary_end: count('end', (one) => temporaryHousing.has(one)),
    good_or_social_start: count('start', (one) => !badHousing.has(one)),
    good_or_social_end: count('end', (one) => !badHousing.has(one)),
    table: Object.fromEntries(housing.moves.map(({ start, end, n }) => [`${start}>${end}`, n])),
  }
}

function indicators(report: ImpactReport, raw: RawNumbers, programme: string) {
  const items = report.caseStudyOf[programme]?.items ?? []
  return Object.fromEntries(
    items
      .filter(({ n }) => n > 0)
      .map(({ item, n, counts }) => {
        const pairs = raw.levels.filter((pair) => pair.programme === programme && pair.item === item)
        const { progressed, declined, stable } = counts
        return [item, { n, progressed, declined, stable, start: pairs.map(({ start }) => start), end: pairs.map(({ end }) => end) }]
      }),
  )
}

function caseStudy(report: ImpactReport, raw: RawNumbers) {
  const each = <Value>(value: (id: string) => Value) => Object.fromEntries(report.programmes.map(({ id }) => [keyOf(id), value(id)]))
  return { families: each((id) => report.caseStudyOf[id]?.families ?? 0), indicators: each((id) => indicators(report, raw, id)) }
}

/** Points of ten between the two numbers for one right: in the last talk of every family, and first beside last where there were two. */
function agreementOf({ agreement }: ImpactReport) {
  const { families, rights, same, lastMean, n, result, detail } = agreement
  const shown = detail === 'counts-only' ? null : result
  const means = { mean_gap_first: shown?.start.mean ?? null, mean_gap_last: shown?.end.mean ?? null }
  const counted = lastMean === null ? { rights: null, same: null } : { rights, same }
  return { families, ...counted, mean_gap: lastMean, repeated: { n, ...means } }
}

/** The figures of the report for other programs. Keys are part of what we promise: never renamed, only added. */
export function reportJson(report: ImpactReport, raw: RawNumbers) {
  const { profile, settings, referral, byStatus } = report
  const { deprived, undetermined, notDeprived } = profile.screening
  const inOrder = report.inOrder.map(({ item, n, table }) => {
    const { yesYes: yes_yes, yesNo: yes_no, noYes: no_yes, noNo: no_no } = table
    return [item, { pairs: n, yes_yes, yes_no, no_yes, no_no }] as const
  })
  const scores = report.motherScores.items.flatMap(({ item, n, result }) =>
    result === null ? [] : [[item, { n, mean_before: result.start.mean, mean_now: result.end.mean }] as const],
  )
  return {
    as_of: settings.asOf,
    mothers: report.mothers,
    per_programme: Object.fromEntries(report.programmes.map(({ id }) => [keyOf(id), report.mothersOf[id] ?? 0])),
    weeks_at_start: byProgramme(report, weeksOf),
    mean_age_at_start: byProgramme(report, (one, programme) => meanAge(raw, programme, one.age)),
    no_income: byProgramme(report, (one) => shareOf(one.noIncome)),
    single: byProgramme(report, (one) => shareOf(one.single)),
    bad_housing_start: byProgramme(report, (one) => shareOf(one.badHousing)),
    temporary_housing_start: byProgramme(report, (one) => shareOf(one.temporaryHousing)),
    external_partner: byProgramme(report, (one) => shareOf(one.external)),
    group_participation: byProgramme(report, (one) => shareOf(one.inGroup)),
    referral_sources: Object.fromEntries(referral.sources.map(({ id, name, n }) => [id === 'herself' ? 'zelf' : name, n])),
    housing_pairs: housingPairs(report),
    in_order: Object.fromEntries(inOrder),
    screening: { deprived, undetermined, not_deprived: notDeprived },
    ended: byStatus.completed + byStatus.stopped,
    dropouts: byStatus.stopped,
    casestudy: caseStudy(report, raw),
    mother_scores: Object.fromEntries(scores),
    // Only where such talks are held: who reads the figures of before gets what there was.
    ...(report.agreement.families === 0 ? {} : { agreement: agreementOf(report) }),
  }
}

export type ReportJson = ReturnType<typeof reportJson>
