import { requireCounts } from './interval.ts'

/** Below this many a share is said as "8 of 16": a percentage would suggest a precision that is not there. */
export const MINIMUM_FOR_PERCENTAGE = 20

/** How far a share may lie from "1 in 3" for those words to be true: two percentage points. */
const TOLERANCE = 0.02

const SIMPLE_FRACTIONS = [
  [1, 2],
  [1, 3],
  [2, 3],
  [1, 4],
  [3, 4],
  [1, 5],
  [2, 5],
  [3, 5],
  [4, 5],
  [1, 10],
  [9, 10],
] as const

export type ShareInWords =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'count'; readonly k: number; readonly n: number }
  | {
      readonly kind: 'one-in'
      readonly part: number
      readonly whole: number
      readonly percent: number
      readonly k: number
      readonly n: number
    }
  | { readonly kind: 'percentage'; readonly percent: number; readonly k: number; readonly n: number }

/** Whole percentage of `k` in `n`, halves up; decimals are never shown. Null when n is zero. */
export function percentage(k: number, n: number): number | null {
  requireCounts(k, n)
  if (k > n) throw new RangeError(`${k} of ${n} is not a share`)
  return n === 0 ? null : Math.round((100 * k) / n)
}

/**
 * How to say a share: "8 van 16" below twenty people, "1 op 3" only when the true share lies within two points,
 * otherwise the percentage. Small counts are never reduced: "2 van 4" stays what it is. Which words are used is for
 * the text files; `k` and `n` always come along because n is always shown.
 */
export function shareInWords(k: number, n: number): ShareInWords {
  const percent = percentage(k, n)
  if (percent === null) return { kind: 'nobody' }
  if (n < MINIMUM_FOR_PERCENTAGE) return { kind: 'count', k, n }
  const distance = ([part, whole]: readonly [number, number]) => Math.abs(k / n - part / whole)
  const [nearest] = [...SIMPLE_FRACTIONS].sort((a, b) => distance(a) - distance(b))
  // Exactly two points is within; the allowance only absorbs rounding.
  if (nearest && distance(nearest) <= TOLERANCE + 1e-12) {
    const [part, whole] = nearest
    return { kind: 'one-in', part, whole, percent, k, n }
  }
  return { kind: 'percentage', percent, k, n }
}
