import { normalTwoSidedP } from './distributions.ts'
import { signedRanks } from './ranks.ts'

/** Largest number of non-zero differences for which the permutation distribution is counted out in full. */
export const EXACT_LIMIT = 400

export type SignedRankResult = {
  readonly n: number
  readonly zeros: number
  /** Sums of Pratt ranks of those up and down. */
  readonly plus: number
  readonly minus: number
  readonly p: number
  readonly method: 'exact' | 'asymptotic'
  /** Standardised statistic, tie-corrected, without continuity correction; positive when higher at the end. Null when nobody moved. */
  readonly z: number | null
  /** From -1 (all down) to 1 (all up). Null when nobody moved: there is no direction to describe. */
  readonly rankBiserial: number | null
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}

/**
 * Chance that the sum over fair coins, each worth its rank, is at most `limit`. Counts the permutation distribution by
 * adding one rank at a time; the chance of a sum is half that without and half that with the new rank.
 */
function permutationTail(ranks: readonly number[], limit: number): number {
  const unit = ranks.reduce(greatestCommonDivisor, 0)
  if (unit === 0) return 1
  const top = Math.floor(limit / unit)
  const chances = new Float64Array(top + 1)
  chances[0] = 1
  let reached = 0
  for (const rank of ranks) {
    const step = rank / unit
    const next = Math.min(top, reached + step)
    for (let sum = next; sum >= step; sum--) chances[sum] = 0.5 * ((chances[sum] ?? 0) + (chances[sum - step] ?? 0))
    for (let sum = Math.min(step - 1, next); sum >= 0; sum--) chances[sum] = 0.5 * (chances[sum] ?? 0)
    reached = next
  }
  return chances.reduce((total, chance) => total + chance, 0)
}

/**
 * Wilcoxon signed-rank test with Pratt's treatment of zeros (Pratt 1959) and a two-sided exact p from the permutation
 * distribution of the mid-ranks, so ties need no correction. Above EXACT_LIMIT non-zero differences the normal
 * approximation is used and named in `method`. The matched-pairs rank-biserial follows Kerby 2014: zeros left out.
 * Differences must come from `differencesOf`, which rounds them; with nobody moved p is 1.
 */
export function signedRankTest(differences: readonly number[]): SignedRankResult {
  const { doubled, plus, minus } = signedRanks(differences, 'pratt')
  const withoutZeros = signedRanks(differences, 'dropped')
  const spread = Math.sqrt(doubled.reduce((sum, rank) => sum + (rank * rank) / 16, 0))
  const z = spread === 0 ? null : (plus - minus) / 2 / spread
  const exact = doubled.length <= EXACT_LIMIT
  const total = withoutZeros.plus + withoutZeros.minus
  return {
    n: differences.length,
    zeros: differences.length - doubled.length,
    plus,
    minus,
    p: exact ? Math.min(1, 2 * permutationTail(doubled, 2 * Math.min(plus, minus))) : normalTwoSidedP(z ?? 0),
    method: exact ? 'exact' : 'asymptotic',
    z,
    rankBiserial: total === 0 ? null : (withoutZeros.plus - withoutZeros.minus) / total,
  }
}
