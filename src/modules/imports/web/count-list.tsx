import { formatNumber } from '#platform/text/format.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { DefinitionList } from '#platform/web/parts.tsx'
import { type Counts, outcomes } from '../domain/plan.ts'
import type { ScoreCounts } from '../domain/score-counts.ts'
import { text } from '../text.ts'

/** What becomes of a list, in numbers. Of scores the families, their measurements and the scores: a row of the file may hold many. */
export function CountList({ ctx, counts, scores }: { ctx: PageContext; counts: Counts; scores: ScoreCounts | null }) {
  const t = text(ctx.locale)
  const items =
    scores === null
      ? outcomes.map((outcome) => [t.counts[outcome], counts[outcome]] as const)
      : ([
          [t.scoreCounts.families, scores.families],
          [t.scoreCounts.measurements, scores.measurements],
          [t.scoreCounts.imported, counts.imported],
          [t.scoreCounts.unchanged, counts.unchanged],
          [t.scoreCounts.rowsToCorrect, scores.rowsToCorrect],
          [t.counts.blank, counts.blank],
        ] as const)
  return <DefinitionList items={items.map(([term, n]) => ({ term, value: formatNumber(n, ctx.locale) }))} />
}
