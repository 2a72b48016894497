import { statuses } from '../domain/facts.ts'
import type { ShareFigure } from '../domain/figures/profile.ts'
import type { ImpactReport } from '../domain/impact-report.ts'
import { type Cell, decimal, share } from './cell.ts'
import type { PresentedFigure } from './figure.ts'
import type { Speak } from './speak.ts'

/** Six criteria at the start. */
export function presentScreening(report: ImpactReport, say: Speak): PresentedFigure {
  const words = say.words.screening
  const { deprived, undetermined, notDeprived, missing } = report.profile.screening
  const n = deprived + undetermined + notDeprived
  const rows = [
    { id: 'deprived', label: words.deprived, value: deprived },
    { id: 'undetermined', label: words.undetermined, value: undetermined },
    { id: 'not-deprived', label: words.notDeprived, value: notDeprived },
  ]
  return {
    id: 'screening',
    title: n === 0 ? words.titleNone : words.title(say.share(deprived, n)),
    measure: words.measure,
    counts: say.counts(n, { missing }),
    definition: words.definition,
    chart:
      n === 0
        ? { kind: 'none' }
        : {
            kind: 'bars',
            groups: [
              {
                tone: 'full',
                rows: rows.map(({ label, value }) => ({
                  label,
                  value,
                  text: say.number(value),
                  side: n < 20 ? undefined : `${Math.round((100 * value) / n)}%`,
                })),
              },
            ],
          },
    table: {
      caption: words.caption,
      head: words.head,
      rows: rows.map(({ id, label, value }) => ({ label, cells: [value, share(value, n)], links: [{ figure: 'screening', value: id }] })),
    },
    valuesInChart: true,
  }
}

/** Who completed and who did not, as they were at the start: what the before and after does not see. */
export function presentCompletion(report: ImpactReport, say: Speak): PresentedFigure {
  const words = say.words.completion
  const { completed, stopped } = report.byStatus
  const ofShare = ({ k, n }: ShareFigure): Cell => (n === 0 ? null : n < 20 ? say.of(k, n) : share(k, n))
  const ofMean = (mean: number | null): Cell => (mean === null ? null : decimal(mean))
  return {
    id: 'completion',
    title: completed + stopped === 0 ? words.titleNone : words.title(say.number(stopped), say.number(completed + stopped)),
    measure: words.measure,
    counts: say.counts(report.dossiers, { stillRunning: report.byStatus.running }),
    definition: words.definition,
    howToRead: words.read,
    chart: { kind: 'none' },
    table: {
      caption: words.caption,
      head: words.head,
      rows: statuses.map((status) => {
        const profile = report.profileByStatus[status]
        return {
          label: say.words.status[status],
          cells: [
            report.byStatus[status],
            profile.mothers,
            ofShare(profile.noIncome),
            ofShare(profile.single),
            ofShare(profile.badHousing),
            ofMean(profile.weeks.mean),
            ofMean(profile.age.mean),
          ],
          links: [{ figure: 'status', value: status }],
        }
      }),
    },
    valuesInChart: true,
  }
}
