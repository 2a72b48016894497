import type { ScoredInstrument, ScoreFacts } from '../facts.ts'
import type { ScorePair } from '../statistics/pairs.ts'

export type ItemPairs = {
  readonly item: string
  readonly pairs: readonly ScorePair[]
  readonly missing: number
  readonly stillRunning: number
  readonly stoppedEarly: number
}

/** The pairs of an instrument by item, one by one again, and who has a start but no end. Items that were never paired are there too, with none. */
export function itemPairs(facts: ScoreFacts, instrument: ScoredInstrument): ItemPairs[] {
  const starts = facts.measured.filter((row) => row.instrument === instrument)
  const items = [...new Set(starts.flatMap(({ item }) => item ?? []))].sort()
  return items.map((item) => {
    const counted = facts.changes.filter((row) => row.instrument === instrument && row.item === item)
    // The same pair many times over is one object: 100,000 families take no 100,000 objects.
    const pairs = counted.flatMap(({ start, end, n }) => Array<ScorePair>(n).fill({ start, end }))
    const without = (status: string) => {
      const of = (rows: readonly { readonly status: string; readonly n: number }[]) =>
        rows.filter((row) => row.status === status).reduce((sum, { n }) => sum + n, 0)
      return of(starts.filter((row) => row.item === item)) - of(counted)
    }
    return { item, pairs, missing: without('completed'), stillRunning: without('running'), stoppedEarly: without('stopped') }
  })
}
