/** One family, one item, one respondent, one instrument version: start and end on a scale where higher is better. */
export type ScorePair = { readonly start: number; readonly end: number }

const DIGITS = 1e9

/**
 * End minus start, rounded to nine decimals. 5.3 - 4.1 and 6.2 - 5.0 are the same step for a family but not for a
 * computer; unrounded they would not tie and the ranks would be wrong.
 */
export function differencesOf(pairs: readonly ScorePair[]): readonly number[] {
  return pairs.map(({ start, end }) => {
    const difference = Math.round((end - start) * DIGITS) / DIGITS
    if (!Number.isFinite(difference)) throw new RangeError('a score is not a number')
    // Math.round gives -0 for small negative numbers.
    return difference === 0 ? 0 : difference
  })
}
