import type { ScoreFacts } from '../facts.ts'
import { type Detail, detailFor } from '../statistics/minimum.ts'
import { comparePairedMeans, type PairedMeansResult } from '../statistics/paired-means.ts'
import { itemPairs } from './score-pairs.ts'

export type MotherScore = {
  readonly item: string
  readonly n: number
  readonly result: PairedMeansResult | null
  /** What n can carry: below ten a mean never stands without the dots. */
  readonly detail: Detail
  /** Every score now, lowest first: for the dots, inside the team only. */
  readonly now: readonly number[]
  readonly missing: number
  readonly stillRunning: number
  readonly stoppedEarly: number
}
export type MotherScores = { readonly mothers: number; readonly items: readonly MotherScore[] }

/** What mothers say of themselves, 0 to 10, before and now. */
export function motherScoresOf(facts: ScoreFacts): MotherScores {
  const items = itemPairs(facts, 'moederscores').map(({ pairs, ...rest }) => ({
    ...rest,
    n: pairs.length,
    result: comparePairedMeans(pairs),
    detail: detailFor(pairs.length),
    now: pairs.map(({ end }) => end).sort((a, b) => a - b),
  }))
  const mothers = facts.measured.filter(({ instrument, item }) => instrument === 'moederscores' && item === null)
  return { mothers: mothers.reduce((sum, { n }) => sum + n, 0), items }
}
