import { betaQuantile, normalQuantile } from './distributions.ts'
import { type Interval, REPORT_LEVEL, requireCounts } from './interval.ts'

export type Share = { readonly k: number; readonly n: number; readonly share: number; readonly interval: Interval }

function requireShare(k: number, n: number): void {
  requireCounts(k, n)
  if (k > n) throw new RangeError(`${k} of ${n} is not a share`)
}

/**
 * Wilson score interval for `k` of `n` (Wilson 1927; recommended for small n by Brown, Cai and DasGupta 2001).
 * The report's default for one share. Null when there is nobody to take a share of.
 */
export function wilsonInterval(k: number, n: number, level: number = REPORT_LEVEL): Interval | null {
  requireShare(k, n)
  if (n === 0) return null
  const z = normalQuantile(1 - (1 - level) / 2)
  const p = k / n
  const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n)
  // None and all are exact limits; rounding would otherwise leave a trace such as 1e-17.
  return { lower: k === 0 ? 0 : centre - half, upper: k === n ? 1 : centre + half }
}

/**
 * Clopper-Pearson interval for `k` of `n` (Clopper and Pearson 1934): wider than Wilson, and guaranteed to cover
 * at least `level`. For use where a guarantee is asked. Null when n is zero.
 */
export function clopperPearsonInterval(k: number, n: number, level: number = REPORT_LEVEL): Interval | null {
  requireShare(k, n)
  if (n === 0) return null
  const tail = (1 - level) / 2
  return {
    lower: k === 0 ? 0 : betaQuantile(tail, k, n - k + 1),
    upper: k === n ? 1 : betaQuantile(1 - tail, k + 1, n - k),
  }
}

/** A share with its Wilson interval, or null when n is zero: no one is not the same as 0%. */
export function shareOf(k: number, n: number, level: number = REPORT_LEVEL): Share | null {
  const interval = wilsonInterval(k, n, level)
  return interval === null ? null : { k, n, share: k / n, interval }
}
