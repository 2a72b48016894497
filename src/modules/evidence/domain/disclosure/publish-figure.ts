import { requireCounts } from '../statistics/interval.ts'
import { isSmall, isSmallChange, MINIMUM_CELL, MINIMUM_DENOMINATOR } from './threshold.ts'

export type PublishedShare =
  | { readonly kind: 'shown'; readonly k: number; readonly n: number }
  /** `few-people`: fewer than ten in the whole. `few-cases`: too few with or too few without; which of the two is not said. */
  | { readonly kind: 'hidden'; readonly reason: 'few-people' | 'few-cases' | 'close-to-earlier-edition' }

export type PublishedMean =
  | { readonly kind: 'shown'; readonly n: number }
  | { readonly kind: 'hidden'; readonly reason: 'few-people' | 'close-to-earlier-edition' }

/**
 * May "k of n" be published? At least ten in the whole, at least five with and five without: 0% and 100% say something
 * about everyone. `earlier` is the share a previous edition showed, null when it showed none.
 */
export function publishShare(k: number, n: number, earlier: { readonly k: number; readonly n: number } | null = null): PublishedShare {
  requireCounts(k, n)
  if (k > n) throw new RangeError(`${k} of ${n} is not a share`)
  if (n < MINIMUM_DENOMINATOR) return { kind: 'hidden', reason: 'few-people' }
  if (isSmall(k) || isSmall(n - k)) return { kind: 'hidden', reason: 'few-cases' }
  const close =
    earlier !== null && (isSmallChange(earlier.k, k) || isSmallChange(earlier.n, n) || isSmallChange(earlier.n - earlier.k, n - k))
  return close ? { kind: 'hidden', reason: 'close-to-earlier-edition' } : { kind: 'shown', k, n }
}

/**
 * May a mean over `n` people be published? At least five. Two editions whose n differs by one to four would give away
 * the scores of the newcomers. Lowest and highest scores are never published.
 */
export function publishMean(n: number, earlierN: number | null = null): PublishedMean {
  requireCounts(n)
  if (n < MINIMUM_CELL) return { kind: 'hidden', reason: 'few-people' }
  if (isSmallChange(earlierN, n)) return { kind: 'hidden', reason: 'close-to-earlier-edition' }
  return { kind: 'shown', n }
}
