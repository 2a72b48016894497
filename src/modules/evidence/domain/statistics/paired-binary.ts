import { coinChance, signTestP } from './fair-coin.ts'
import { type Interval, REPORT_LEVEL, requireCounts } from './interval.ts'
import { type Share, shareOf } from './share.ts'

/** The same families asked twice; the first word is the start, the second the end. */
export type PairedBinary = { readonly yesYes: number; readonly yesNo: number; readonly noYes: number; readonly noNo: number }

export type PairedBinaryResult = {
  readonly n: number
  readonly start: Share
  readonly end: Share
  /** End minus start, as a share between -1 and 1. */
  readonly difference: number
  readonly interval: Interval
  readonly phi: number
  /** Report this one; the exact p is an extra that is a little too careful (Fagerland and others 2013). */
  readonly midP: number
  readonly exactP: number
}

/**
 * Correlation between start and end, corrected for continuity as in Newcombe's method 10: without the correction the
 * interval is too narrow. Zero when everyone gave the same answer at one of the two moments.
 */
export function correctedPhi({ yesYes, yesNo, noYes, noNo }: PairedBinary): number {
  const product = (yesYes + yesNo) * (noYes + noNo) * (yesYes + noYes) * (yesNo + noNo)
  if (product === 0) return 0
  const excess = yesYes * noNo - yesNo * noYes
  if (excess <= 0) return excess / Math.sqrt(product)
  const half = (yesYes + yesNo + noYes + noNo) / 2
  return Math.max(0, excess - half) / Math.sqrt(product)
}

/** Newcombe 1998, Statistics in Medicine 17:2635, method 10: squares and adds the Wilson limits of both shares. */
export function newcombePairedInterval(start: Share, end: Share, phi: number): Interval {
  const endDown = end.share - end.interval.lower
  const endUp = end.interval.upper - end.share
  const startDown = start.share - start.interval.lower
  const startUp = start.interval.upper - start.share
  const difference = end.share - start.share
  // Rounding can push a sum of squares a hair under zero.
  const length = (a: number, b: number) => Math.sqrt(Math.max(0, a * a - 2 * phi * a * b + b * b))
  return { lower: difference - length(endDown, startUp), upper: difference + length(endUp, startDown) }
}

/**
 * McNemar mid-p (Fagerland, Lydersen and Laake 2013, BMC Med Res Methodol 13:91).
 * With nobody changed p is 1; with as many one way as the other, their formula for the middle of the distribution.
 */
export function mcNemarMidP(yesNo: number, noYes: number): number {
  const changed = yesNo + noYes
  if (changed === 0) return 1
  const chance = coinChance(yesNo, changed)
  return yesNo === noYes ? 1 - chance / 2 : signTestP(yesNo, noYes) - chance
}

/** Compares a yes/no answer at the start and the end of the same families. Null without pairs. */
export function comparePairedBinary(table: PairedBinary, level: number = REPORT_LEVEL): PairedBinaryResult | null {
  const { yesYes, yesNo, noYes, noNo } = table
  requireCounts(yesYes, yesNo, noYes, noNo)
  const n = yesYes + yesNo + noYes + noNo
  const start = shareOf(yesYes + yesNo, n, level)
  const end = shareOf(yesYes + noYes, n, level)
  if (start === null || end === null) return null
  const phi = correctedPhi(table)
  return {
    n,
    start,
    end,
    // One subtraction of counts: 12/16 - 12/16 is exactly zero, and so is 3/10 - 3/10.
    difference: (noYes - yesNo) / n,
    interval: newcombePairedInterval(start, end, phi),
    phi,
    midP: mcNemarMidP(yesNo, noYes),
    exactP: signTestP(yesNo, noYes),
  }
}
