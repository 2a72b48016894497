import { badHousing, type Housing, housingSituations } from '../domain/facts.ts'
import type { ImpactReport } from '../domain/impact-report.ts'
import type { PairedBinaryResult } from '../domain/statistics/paired-binary.ts'
import { showCell } from './cell.ts'
import type { Behind, PresentedFigure, PresentedTable } from './figure.ts'
import type { Speak } from './speak.ts'

/** The finding of a paired comparison in words; with an interval around zero only that no difference was shown. */
export function differenceText({ difference, interval }: PairedBinaryResult, say: Speak): string {
  const points = showCell({ kind: 'points', value: difference }, say.locale)
  const range = showCell({ kind: 'points-interval', ...interval }, say.locale)
  const isOpen = interval.lower <= 0 && interval.upper >= 0
  return isOpen ? say.words.noDifference(range) : say.words.difference(points, range)
}

const behind = (value: string): Behind => ({ figure: 'housing', value })

/** Each side of a situation leads to the families who were there then. */
const sides = (start: number, end: number, id: string) => ({ cells: [start, end], links: [behind(`${id}>`), behind(`>${id}`)] })

/** From where to where: a row for each situation at the start, a column for each at the end; what nobody was in is left out. */
function movesTable({ moves, start, end }: ImpactReport['housing'], say: Speak): PresentedTable {
  const words = say.words.housing
  const from = housingSituations.filter((id) => start[id] > 0)
  const to = housingSituations.filter((id) => end[id] > 0)
  return {
    caption: words.moves,
    head: [words.movesHead, ...to.map((id) => say.labels.housing[id])],
    rows: from.map((one) => ({
      label: say.labels.housing[one],
      cells: to.map((other) => moves.find((move) => move.start === one && move.end === other)?.n ?? 0),
      links: to.map((other) => behind(`${one}>${other}`)),
    })),
  }
}

/** How the same families live at start and end. */
export function presentHousing(report: ImpactReport, say: Speak): PresentedFigure {
  const words = say.words.housing
  const { n, start, end, good, moves: _, temporary: __, ...left } = report.housing
  const at = (counts: Readonly<Record<Housing, number>>, isBad: boolean) =>
    housingSituations.filter((one) => badHousing.has(one) === isBad).reduce((sum, one) => sum + counts[one], 0)
  const side = (label: string, counts: Readonly<Record<Housing, number>>) => ({
    label,
    counts,
    sentence: words.sentence(label, say.number(at(counts, false)), say.number(n), say.number(at(counts, true))),
    value: words.good(say.share(at(counts, false), n)),
  })
  const small = n < 20
  const title =
    good === null
      ? words.titleNone
      : small
        ? words.titleSmall(say.of(good.end.k, n), say.number(good.start.k))
        : words.title(
            showCell({ kind: 'share', value: good.end.share }, say.locale),
            showCell({ kind: 'share', value: good.start.share }, say.locale),
          )
  const test =
    good === null
      ? []
      : [
          {
            label: words.testRow,
            cells: [
              showCell({ kind: 'points', value: good.difference }, say.locale),
              `${showCell({ kind: 'points-interval', ...good.interval }, say.locale)}; p ${showCell({ kind: 'p', value: good.midP }, say.locale)}`,
            ],
          },
        ]
  return {
    id: 'housing',
    title,
    measure: words.measure,
    counts: say.counts(n, left),
    definition: words.definition,
    howToRead:
      good === null
        ? undefined
        : [
            words.read(say.number(at(start, true)), say.number(at(end, true))),
            differenceText(good, say),
            say.words.noControl,
            words.context,
          ].join(' '),
    chart:
      n === 0
        ? { kind: 'none' }
        : {
            kind: 'stacked',
            parts: housingSituations.map((id) => ({ id, label: say.labels.housing[id], side: badHousing.has(id) ? 'other' : 'good' })),
            rows: [side(say.words.start, start), side(say.words.end, end)],
          },
    table: {
      caption: words.caption,
      head: words.head,
      rows: [
        ...housingSituations.map((id) => ({
          label: say.labels.housing[id],
          ...sides(start[id], end[id], id),
        })),
        { label: words.goodRow, ...sides(at(start, false), at(end, false), 'good') },
        { label: words.badRow, ...sides(at(start, true), at(end, true), 'bad') },
        ...test,
      ],
    },
    more: n === 0 ? undefined : [movesTable(report.housing, say)],
    valuesInChart: false,
  }
}
