import type { ImpactReport } from '../domain/impact-report.ts'
import type { Share } from '../domain/statistics/share.ts'
import { share } from './cell.ts'
import type { Estimate, PresentedFigure } from './figure.ts'
import type { Speak } from './speak.ts'

const estimate = ({ share: value, interval }: Share): Estimate => ({ value, low: interval.lower, high: interval.upper })

/** What is in order at start and end of the same dossiers. */
export function presentInOrder(report: ImpactReport, say: Speak): PresentedFigure {
  const words = say.words.inOrder
  const rows = report.inOrder.flatMap(({ result, ...one }) =>
    result === null ? [] : [{ ...one, result, label: say.labels.inOrder[one.item] }],
  )
  const byEnd = [...rows].sort((a, b) => b.result.end.share - a.result.end.share)
  const [most, least] = [byEnd[0], byEnd.at(-1)]
  const smallest = Math.min(...rows.map(({ n }) => n))
  const largest = Math.max(...rows.map(({ n }) => n))
  const between = (k: number, n: number) => (n < 20 ? say.of(k, n) : `${Math.round((100 * k) / n)}%`)
  return {
    id: 'in-order',
    title: most === undefined || least === undefined || most === least ? words.titleNone : words.title(most.label, least.label),
    measure: words.measure,
    counts:
      rows.length === 0
        ? say.counts(0, {})
        : smallest === largest
          ? say.counts(largest, {})
          : `n = ${say.number(smallest)}–${say.number(largest)}`,
    definition: words.definition,
    howToRead: rows.length === 0 ? undefined : `${words.read} ${say.words.noControl}`,
    chart:
      rows.length === 0
        ? { kind: 'none' }
        : {
            kind: 'dumbbell',
            rows: byEnd.map(({ label, n, result }) => {
              const [from, until] = [between(result.start.k, n), between(result.end.k, n)]
              return {
                label,
                sub: say.counts(n, {}),
                start: estimate(result.start),
                end: estimate(result.end),
                text: n < 20 ? `${result.start.k} → ${say.of(result.end.k, n)}` : `${from} → ${until}`,
                sentence: words.sentence(label, from, until, say.number(n)),
              }
            }),
          },
    table: {
      caption: words.caption,
      head: words.head,
      rows: rows.map(({ item, label, n, table, result, missing, stillRunning, notApplicable }) => ({
        label,
        cells: [
          n,
          share(result.start.k, n),
          share(result.end.k, n),
          { kind: 'points', value: result.difference },
          { kind: 'points-interval', ...result.interval },
          table.noYes,
          table.yesNo,
          n < 5 ? null : { kind: 'p', value: result.midP },
          missing,
          stillRunning,
          notApplicable,
        ],
        links: [`${item}:>`, `${item}:yes>`, `${item}:>yes`, null, null, `${item}:no>yes`, `${item}:yes>no`].map((value) =>
          value === null ? undefined : { figure: 'in-order', value },
        ),
      })),
    },
    valuesInChart: false,
  }
}
