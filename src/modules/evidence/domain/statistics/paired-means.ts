import { tQuantile, tTwoSidedP } from './distributions.ts'
import { type Interval, REPORT_LEVEL } from './interval.ts'
import { differencesOf, type ScorePair } from './pairs.ts'
import { type Summary, summarise } from './summary.ts'

/** What needs a spread between families to exist. */
export type PairedMeansTest = {
  readonly se: number
  readonly t: number
  readonly df: number
  readonly p: number
  readonly interval: Interval
  /** Mean difference in standard deviations of the difference. */
  readonly dz: number
  /** The same, corrected for small samples (Hedges; exact gamma function). */
  readonly gz: number
  /** Mean difference in the average of the two standard deviations: comparable between studies (Lakens 2013). Null without spread at either moment. */
  readonly dav: number | null
}

export type PairedMeansResult = {
  readonly n: number
  readonly start: Summary
  readonly end: Summary
  readonly difference: number
  readonly sdDifference: number | null
  /** Null below two pairs, or when every family changed by the same amount. */
  readonly test: PairedMeansTest | null
}

/** Hedges' J(df) = G(df/2) / (sqrt(df/2) G((df-1)/2)), built up two degrees at a time. J(1) is zero. */
function smallSampleCorrection(df: number): number {
  if (df === 1) return 0
  let ratio = df % 2 === 0 ? 1 / Math.sqrt(Math.PI) : Math.sqrt(Math.PI) / 2
  for (let at = df % 2 === 0 ? 2 : 3; at < df; at += 2) ratio *= at / (at - 1)
  return ratio / Math.sqrt(df / 2)
}

/**
 * Paired t interval and effect sizes (Student 1908; Lakens 2013, Front Psychol 4:863) for scores from 0 to 10.
 * Null without pairs. Below ten pairs never shown without the dots: see `minimum.ts`.
 */
export function comparePairedMeans(pairs: readonly ScorePair[], level: number = REPORT_LEVEL): PairedMeansResult | null {
  const start = summarise(pairs.map((pair) => pair.start))
  const end = summarise(pairs.map((pair) => pair.end))
  const change = summarise(differencesOf(pairs))
  if (start === null || end === null || change === null) return null
  const { n, mean, sd } = change
  const base = { n, start, end, difference: mean, sdDifference: sd }
  // Equal differences leave a spread of about 1e-17, never more than the rounding of the differences themselves.
  if (sd === null || sd < 1e-9) return { ...base, sdDifference: sd === null ? null : 0, test: null }
  const df = n - 1
  const se = sd / Math.sqrt(n)
  const half = tQuantile(1 - (1 - level) / 2, df) * se
  const averageSd = ((start.sd ?? 0) + (end.sd ?? 0)) / 2
  const test = {
    se,
    t: mean / se,
    df,
    p: tTwoSidedP(mean / se, df),
    interval: { lower: mean - half, upper: mean + half },
    dz: mean / sd,
    gz: (mean / sd) * smallSampleCorrection(df),
    dav: averageSd === 0 ? null : mean / averageSd,
  }
  return { ...base, test }
}
