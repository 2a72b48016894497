import { formatMonth } from '#platform/text/format.ts'
import type { StaffLocale } from '#platform/text/locale.ts'
import type { PublishedList } from '../domain/disclosure/protect-list.ts'
import type { PublishedTable } from '../domain/disclosure/protect-table.ts'
import type { Published } from '../domain/disclosure/threshold.ts'
import { AGREEMENT, type EditionNumbers, UNKNOWN_SOURCE } from '../domain/edition/numbers.ts'
import type { Edition } from '../domain/edition/protect.ts'
import { inOrderItems } from '../domain/facts.ts'
import type { ProgrammeName } from '../domain/impact-report.ts'
import type { ReportSettings } from '../domain/settings.ts'
import type { EvidenceText } from '../text.nl.ts'
import { evidenceText } from '../text.ts'
import { publicAgreement } from './agreement.ts'
import { type Cell, decimal } from './cell.ts'
import type { FigureId, PresentedFigure, TableRow, Tile } from './figure.ts'
import { labelOf } from './labels.ts'
import { type Speak, speakIn } from './speak.ts'

type Public = {
  readonly edition: Edition
  readonly names: ReadonlyMap<string, string>
  readonly say: Speak
  readonly t: EvidenceText
  readonly settings: ReportSettings
}

const cellOf = (published: Published | undefined, t: EvidenceText): Cell => (published?.kind === 'shown' ? published.count : t.notShown)

/** A list with what was taken together and its total; one mark for everything hidden. */
function listRows(list: PublishedList, nameOf: (key: string) => string, t: EvidenceText): TableRow[] {
  if (list.kind === 'withheld')
    return [...list.keys.map((key) => ({ label: nameOf(key), cells: [t.notShown] })), { label: t.total, cells: [cellOf(list.total, t)] }]
  const combined =
    list.combined === null ? [] : [{ label: t.together(list.combined.keys.map(nameOf).join(', ')), cells: [list.combined.count] }]
  return [
    ...list.items.map(({ key, count }) => ({ label: nameOf(key), cells: [count] })),
    ...combined,
    { label: t.total, cells: [cellOf(list.total, t)] },
  ]
}

type Plain = Omit<PresentedFigure, 'chart' | 'valuesInChart' | 'counts'> & {
  readonly n?: number | undefined
  readonly chart?: PresentedFigure['chart']
}

function figure({ n, chart, ...rest }: Plain, say: Speak): PresentedFigure {
  return { ...rest, counts: n === undefined ? '' : say.counts(n, {}), chart: chart ?? { kind: 'none' }, valuesInChart: true }
}

function reach({ edition, names, say, t, settings }: Public): PresentedFigure {
  const words = say.words.reach
  const programmes = listRows(edition.programmes, (key) => names.get(key) ?? key, t)
  const mean = (value: Edition['age'], unit: string, text: string): Tile => ({
    figure: value === null ? t.notShown : say.number(value.mean),
    unit: value === null ? undefined : unit,
    text,
    n: value === null || value.n === null ? '' : say.words.n(say.number(value.n)),
  })
  const shares = edition.shares.map(
    ({ key, shown }): Tile => ({
      figure: shown === null ? t.notShown : say.share(shown.k, shown.n),
      text: words[key],
      n: shown === null ? '' : say.of(shown.k, shown.n),
    }),
  )
  const rows = edition.shares.map(({ key, shown }) => ({
    label: words.rows[key],
    cells: shown === null ? [t.notShown, null] : [shown.k, shown.n],
  }))
  const tiles: Tile[] = [
    { figure: say.number(edition.mothers), text: words.mothers(formatMonth(settings.from, say.locale)), n: '' },
    mean(edition.weeks, words.weeks, words.rows.weeks),
    mean(edition.age, words.years, words.rows.age),
    ...shares,
  ]
  const meanRow = (label: string, value: Edition['age']) => ({
    label,
    cells: value === null ? [t.notShown, null] : [decimal(value.mean), value.n ?? t.notShown],
  })
  return figure(
    {
      id: 'reach',
      title: words.title,
      measure: words.measure,
      definition: words.definition,
      n: edition.mothers,
      chart: { kind: 'tiles', tiles },
      table: {
        caption: words.title,
        head: [words.head[0] ?? '', t.editionHead.count, t.editionHead.n],
        rows: [...programmes, meanRow(words.rows.weeks, edition.weeks), meanRow(words.rows.age, edition.age), ...rows],
      },
    },
    say,
  )
}

function referral({ edition, names, say, t }: Public): PresentedFigure {
  const words = say.words.referral
  const nameOf = (key: string) => (key === 'herself' ? words.herself : key === UNKNOWN_SOURCE ? t.sourceUnknown : (names.get(key) ?? key))
  const { external, own, all } = edition.referral
  const group = (list: PublishedList | null, title: (n: string) => string, tone: 'full' | 'mid') => {
    if (list === null || list.kind === 'withheld') return []
    const total = list.total.kind === 'shown' ? say.number(list.total.count) : t.notShown
    const combined = list.combined === null ? [] : [{ key: list.combined.keys.map(nameOf).join(', '), count: list.combined.count }]
    return [
      {
        title: title(total),
        tone,
        rows: [...list.items.map(({ key, count }) => ({ key: nameOf(key), count })), ...combined].map(({ key, count }) => ({
          label: key,
          value: count,
          text: say.number(count),
        })),
      },
    ]
  }
  const groups = [...group(external, words.external, 'full'), ...group(own, words.own, 'mid'), ...group(all, () => words.caption, 'full')]
  const rows = [external, own, all].flatMap((list) => (list === null ? [] : listRows(list, nameOf, t)))
  return figure(
    {
      id: 'referral',
      title: words.titleNone,
      measure: words.measure,
      definition: words.definition,
      chart: groups.length === 0 ? { kind: 'none' } : { kind: 'bars', groups },
      table: {
        caption: words.caption,
        head: [words.head[0] ?? '', t.editionHead.count],
        rows: rows.length === 0 ? [{ label: t.groupTooSmall, cells: [t.notShown] }] : rows,
      },
    },
    say,
  )
}

type SquareWords = { readonly yesYes: string; readonly yesNo: string; readonly noYes: string; readonly noNo: string }

function squareRow(label: string, table: PublishedTable | undefined, t: EvidenceText): TableRow {
  const at = (row: number, column: number) => (table?.kind === 'table' ? table.cells[row]?.[column] : undefined)
  const totals = table === undefined || table.kind === 'withheld' ? undefined : table
  const cells = [table?.grandTotal, totals?.rowTotals[0], totals?.columnTotals[0], at(0, 0), at(0, 1), at(1, 0), at(1, 1)]
  return { label, cells: cells.map((cell) => cellOf(cell, t)) }
}

function squares(
  id: FigureId,
  { edition, say, t }: Public,
  keys: readonly { key: string; label: string }[],
  words: SquareWords,
  figureText: { titleNone: string; measure: string; definition: string; caption: string; head: readonly string[] },
): PresentedFigure {
  return figure(
    {
      id,
      title: figureText.titleNone,
      measure: figureText.measure,
      definition: figureText.definition,
      howToRead: say.words.noControl,
      table: {
        caption: figureText.caption,
        head: [
          figureText.head[0] ?? '',
          t.editionHead.n,
          say.words.start,
          say.words.end,
          words.yesYes,
          words.yesNo,
          words.noYes,
          words.noNo,
        ],
        rows: keys.map(({ key, label }) => squareRow(label, edition.squares.find((one) => one.key === key)?.value, t)),
      },
    },
    say,
  )
}

function changes({ edition, say, t }: Public): PresentedFigure {
  const words = say.words.progress
  const count = (list: PublishedList, key: string): Cell => {
    // A direction nobody went is small too, and hidden like the others.
    const found = list.kind === 'list' ? list.items.find((one) => one.key === key) : undefined
    return found?.count ?? t.notShown
  }
  return figure(
    {
      id: 'progress',
      title: words.titleNone,
      measure: words.caption,
      definition: words.definition,
      howToRead: say.words.noControl,
      table: {
        caption: words.caption,
        head: [words.head[0] ?? '', t.editionHead.n, t.editionHead.up, t.editionHead.same, t.editionHead.down],
        rows: edition.changes.map(({ key, value }) => ({
          label: labelOf(say.labels.items, key),
          cells: [cellOf(value.total, t), count(value, 'up'), count(value, 'same'), count(value, 'down')],
        })),
      },
    },
    say,
  )
}

function scores({ edition, say, t }: Public): PresentedFigure {
  const words = say.words.scores
  const ofMothers = edition.scores.filter(({ key }) => key !== AGREEMENT)
  const known = ofMothers.flatMap(({ key, shown }) => (shown === null ? [] : [{ key, ...shown }]))
  return figure(
    {
      id: 'mother-scores',
      title: words.titleNone,
      measure: words.caption,
      definition: words.definition,
      howToRead: `${words.few} ${say.words.noControl}`,
      chart:
        known.length === 0
          ? { kind: 'none' }
          : {
              kind: 'dots',
              low: words.low,
              high: words.high,
              // Means only: a dot is one mother.
              rows: known.map(({ key, before, now }) => {
                const label = labelOf(say.labels.scores, key)
                return { label, before, after: now, points: [], sentence: words.sentence(label, say.number(before, 1), say.number(now, 1)) }
              }),
            },
      table: {
        caption: words.caption,
        head: [words.head[0] ?? '', t.editionHead.n, t.editionHead.before, t.editionHead.now],
        rows: ofMothers.map(({ key, shown }) => ({
          label: labelOf(say.labels.scores, key),
          cells: shown === null ? [t.notShown, t.notShown, t.notShown] : [shown.n, decimal(shown.before), decimal(shown.now)],
        })),
      },
    },
    say,
  )
}

function screening({ edition, say, t }: Public): PresentedFigure {
  const words = say.words.screening
  const nameOf = (key: string) =>
    key === 'deprived' ? words.deprived : key === 'undetermined' ? words.undetermined : key === 'missing' ? t.notAsked : words.notDeprived
  return figure(
    {
      id: 'screening',
      title: words.titleNone,
      measure: words.measure,
      definition: words.definition,
      table: { caption: words.caption, head: [words.head[0] ?? '', t.editionHead.count], rows: listRows(edition.screening, nameOf, t) },
    },
    say,
  )
}

/** The figures of a public edition: what may be shown, and one mark for what may not. */
export function presentEdition(
  edition: Edition,
  numbers: EditionNumbers,
  settings: ReportSettings,
  programmes: readonly ProgrammeName[],
  locale: StaffLocale,
): PresentedFigure[] {
  const say = speakIn(locale)
  const t = evidenceText(locale)
  const names = new Map([
    ...programmes.map(({ id, name }) => [id, name] as const),
    ...numbers.sources.map(({ key, name }) => [key, name] as const),
  ])
  const all: Public = { edition, names, say, t, settings }
  const { goodGood, goodBad, badGood, badBad } = t.startEnd
  const inOrder = inOrderItems.map((key) => ({ key, label: say.labels.inOrder[key] }))
  return [
    reach(all),
    referral(all),
    squares(
      'housing',
      all,
      [{ key: 'housing', label: say.words.housing.goodRow }],
      { yesYes: goodGood, yesNo: goodBad, noYes: badGood, noNo: badBad },
      say.words.housing,
    ),
    squares('in-order', all, inOrder, t.orderEnd, say.words.inOrder),
    scores(all),
    ...publicAgreement(edition, say, t),
    changes(all),
    screening(all),
  ]
}
