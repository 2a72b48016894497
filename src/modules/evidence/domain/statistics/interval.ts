/** A confidence interval on the scale of its estimate: shares run from 0 to 1, not to 100. */
export type Interval = { readonly lower: number; readonly upper: number }

/** The level every figure in the report uses unless it says otherwise. */
export const REPORT_LEVEL = 0.95

/** Stops the programme when a caller passes something that is not a count: that is a bug, never a refusal. */
export function requireCounts(...counts: readonly number[]): void {
  for (const count of counts) {
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`not a count: ${count}`)
  }
}
