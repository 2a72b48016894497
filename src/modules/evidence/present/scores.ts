import { plural } from '#platform/text/format.ts'
import type { MotherScore } from '../domain/figures/mother-scores.ts'
import type { ImpactReport } from '../domain/impact-report.ts'
import type { PairedMeansResult } from '../domain/statistics/paired-means.ts'
import { decimal } from './cell.ts'
import type { PresentedFigure } from './figure.ts'
import { labelOf } from './labels.ts'
import type { Speak } from './speak.ts'

type Known = MotherScore & { readonly result: PairedMeansResult }
// Beyond this the dots are a wall; the mean can carry itself.
const MOST_DOTS = 60
const order = ['zorg_baby', 'band_baby', 'mama_zijn', 'rust', 'mensen', 'hulp_vinden', 'papieren', 'geld', 'thuis', 'toekomst']
const placeOf = (item: string) => (order.includes(item) ? order.indexOf(item) : order.length)

function titleOf(known: readonly Known[], mothers: string, say: Speak): string {
  const words = say.words.scores
  const higher = known.filter(({ result }) => result.difference > 0).length
  if (known.length === 0) return words.titleNone
  return higher === known.length ? words.titleAll(mothers) : words.titleSome(higher, known.length, mothers)
}

/** What mothers say of themselves. Below ten no mean without the dots, below five no mean. */
export function presentScores(report: ImpactReport, say: Speak): PresentedFigure {
  const words = say.words.scores
  const items = [...report.motherScores.items].sort((a, b) => placeOf(a.item) - placeOf(b.item))
  const known = items.flatMap(({ result, ...one }): Known[] =>
    result === null || one.detail === 'counts-only' ? [] : [{ ...one, result }],
  )
  const most = Math.max(0, ...known.map(({ n }) => n))
  return {
    id: 'mother-scores',
    title: titleOf(known, plural(most, say.locale, words.mothers), say),
    measure: known.length === 0 && items.length > 0 ? words.measureFew : words.measure,
    counts: say.counts(Math.max(0, ...items.map(({ n }) => n)), { stillRunning: Math.max(0, ...items.map((one) => one.stillRunning)) }),
    definition: words.definition,
    howToRead: known.length === 0 ? undefined : most < 20 ? `${words.few} ${say.words.noControl}` : say.words.noControl,
    chart:
      known.length === 0
        ? { kind: 'none' }
        : {
            kind: 'dots',
            low: words.low,
            high: words.high,
            rows: known.map(({ item, result, now }) => ({
              label: labelOf(say.labels.scores, item),
              before: result.start.mean,
              after: result.end.mean,
              points: now.length > MOST_DOTS ? [] : now,
              sentence: words.sentence(labelOf(say.labels.scores, item), say.number(result.start.mean, 1), say.number(result.end.mean, 1)),
            })),
          },
    table: {
      caption: words.caption,
      head: words.head,
      rows: items.map(({ item, n, result, detail, missing, stoppedEarly, stillRunning }) => {
        const shown = detail === 'counts-only' ? null : result
        return {
          label: labelOf(say.labels.scores, item),
          cells: [
            n,
            shown === null ? null : decimal(shown.start.mean),
            shown === null ? null : decimal(shown.end.mean),
            shown === null ? null : decimal(shown.difference),
            shown?.test == null ? null : { kind: 'interval', ...shown.test.interval },
            shown?.test == null ? null : { kind: 'p', value: shown.test.p },
            missing + stoppedEarly,
            stillRunning,
          ],
          links: [{ figure: 'mother-scores', value: item }],
        }
      }),
    },
    valuesInChart: false,
  }
}
