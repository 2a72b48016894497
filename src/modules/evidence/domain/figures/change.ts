import type { ScoreFacts } from '../facts.ts'
import { TOP_LEVEL } from '../levels.ts'
import { type ChangeCounts, countChanges } from '../statistics/change-counts.ts'
import { detailFor } from '../statistics/minimum.ts'
import { comparePairedOrdinal, type PairedOrdinalResult } from '../statistics/paired-ordinal.ts'
import type { ScorePair } from '../statistics/pairs.ts'
import { itemPairs } from './score-pairs.ts'

export type ItemChange = {
  readonly item: string
  readonly n: number
  readonly counts: ChangeCounts
  /** How many stood at each level, at start and end of the same families. */
  readonly levels: { readonly start: Readonly<Record<number, number>>; readonly end: Readonly<Record<number, number>> }
  /** Null below five pairs, and where only counts are asked: no test. */
  readonly test: PairedOrdinalResult | null
  readonly missing: number
  readonly stillRunning: number
  readonly stoppedEarly: number
}

function countLevels(pairs: readonly ScorePair[], side: keyof ScorePair): Record<number, number> {
  const counts: Record<number, number> = {}
  for (const pair of pairs) counts[pair[side]] = (counts[pair[side]] ?? 0) + 1
  return counts
}

/** Levels of one item at start and end of the same families, the most progress first. Progress never stands without decline. */
export function changesOf(facts: ScoreFacts, isTested = true): ItemChange[] {
  return itemPairs(facts, 'opkomst-casestudy')
    .map(({ pairs, ...rest }) => ({
      ...rest,
      n: pairs.length,
      counts: countChanges(pairs, TOP_LEVEL),
      levels: { start: countLevels(pairs, 'start'), end: countLevels(pairs, 'end') },
      test: !isTested || detailFor(pairs.length) === 'counts-only' ? null : comparePairedOrdinal(pairs, TOP_LEVEL),
    }))
    .sort((a, b) => b.counts.progressed - a.counts.progressed || a.item.localeCompare(b.item))
}
