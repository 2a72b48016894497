import { type ChangeCounts, countChanges } from './change-counts.ts'
import { signTestP } from './fair-coin.ts'
import { medianOfWalshAverages } from './hodges-lehmann.ts'
import { differencesOf, type ScorePair } from './pairs.ts'
import { type SignedRankResult, signedRankTest } from './signed-rank.ts'

export type PairedOrdinalResult = {
  readonly counts: ChangeCounts
  readonly signedRank: SignedRankResult
  /** A check on the signed-rank test that only looks at the direction. */
  readonly signTestP: number
  /** Median of Walsh averages over all pairs, zeros included; in levels of the scale. */
  readonly typicalChange: number
}

/**
 * Everything the report says about one item on an ordered scale. Null without pairs.
 * Below five pairs only `counts` may be shown: see `minimum.ts`.
 */
export function comparePairedOrdinal(pairs: readonly ScorePair[], topLevel: number): PairedOrdinalResult | null {
  const differences = differencesOf(pairs)
  const typicalChange = medianOfWalshAverages(differences)
  if (typicalChange === null) return null
  const counts = countChanges(pairs, topLevel)
  return { counts, signedRank: signedRankTest(differences), signTestP: signTestP(counts.progressed, counts.declined), typicalChange }
}
