import { AGREEMENT } from '../domain/edition/numbers.ts'
import type { Edition } from '../domain/edition/protect.ts'
import type { ImpactReport } from '../domain/impact-report.ts'
import type { EvidenceText } from '../text.nl.ts'
import { decimal } from './cell.ts'
import type { PresentedFigure } from './figure.ts'
import type { Speak } from './speak.ts'

type Means = { readonly first: number; readonly last: number }

function titleOf(means: Means | null, say: Speak): string {
  const words = say.words.agreement
  const [first, last] = means === null ? ['', ''] : [say.number(means.first, 1), say.number(means.last, 1)]
  if (means === null || first === last) return words.titleNone
  return means.last < means.first ? words.titleCloser(first, last) : words.titleFarther(first, last)
}

/** How near family and worker look at the same rights, over time. Below five families no mean, below ten none without the dots. */
export function presentAgreement({ agreement }: ImpactReport, say: Speak): PresentedFigure {
  const words = say.words.agreement
  const { n, result, detail, families, rights, same, lastMean, now, ...left } = agreement
  const shown = detail === 'counts-only' ? null : result
  const means = shown === null ? null : { first: shown.start.mean, last: shown.end.mean }
  return {
    id: 'agreement',
    title: titleOf(means, say),
    measure: shown === null ? words.measureFew : words.measure,
    counts: say.counts(n, { missing: left.missing, stillRunning: left.stillRunning, stoppedEarly: left.stoppedEarly }),
    definition: words.definition,
    howToRead: `${words.read} ${say.words.noControl}`,
    chart: means === null ? { kind: 'none' } : { kind: 'dots', low: words.low, high: words.high, rows: [dotsOf(means, now, say)] },
    table: {
      caption: words.caption,
      head: words.head,
      rows: [
        {
          label: words.again,
          cells: [
            n,
            means === null ? null : decimal(means.first),
            means === null ? null : decimal(means.last),
            shown === null ? null : decimal(shown.difference),
          ],
        },
        { label: words.all, cells: [families, null, lastMean === null ? null : decimal(lastMean), null] },
        { label: words.same, cells: [families, null, lastMean === null ? null : say.of(same, rights), null] },
      ],
    },
    valuesInChart: false,
  }
}

// Beyond this the dots are a wall; the mean can carry itself.
const MOST_DOTS = 60

function dotsOf({ first, last }: Means, points: readonly number[], say: Speak) {
  const words = say.words.agreement
  return {
    label: words.label,
    before: first,
    after: last,
    points: points.length > MOST_DOTS ? [] : points,
    sentence: words.sentence(say.number(first, 1), say.number(last, 1)),
  }
}

/** The same for the public: means over families that are enough, and no dots. Nothing where no talk was held twice: then there is nothing to hide either. */
export function publicAgreement({ scores }: Edition, say: Speak, { notShown, editionHead }: EvidenceText): PresentedFigure[] {
  const words = say.words.agreement
  const [who = '', , first = '', last = ''] = words.head
  return scores
    .filter(({ key }) => key === AGREEMENT)
    .map(({ shown }) => ({
      id: 'agreement',
      title: words.titleNone,
      measure: words.caption,
      counts: '',
      definition: words.definition,
      howToRead: `${words.read} ${say.words.noControl}`,
      chart:
        shown === null
          ? { kind: 'none' }
          : { kind: 'dots', low: words.low, high: words.high, rows: [dotsOf({ first: shown.before, last: shown.now }, [], say)] },
      table: {
        caption: words.caption,
        head: [who, editionHead.n, first, last],
        rows: [
          {
            label: words.again,
            cells: shown === null ? [notShown, notShown, notShown] : [shown.n, decimal(shown.before), decimal(shown.now)],
          },
        ],
      },
      valuesInChart: true,
    }))
}
