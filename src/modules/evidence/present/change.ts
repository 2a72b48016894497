import { plural } from '#platform/text/format.ts'
import type { ItemChange } from '../domain/figures/change.ts'
import type { ImpactReport } from '../domain/impact-report.ts'
import { decimal } from './cell.ts'
import type { Behind, PresentedFigure, PresentedTable, TableRow } from './figure.ts'
import { labelOf } from './labels.ts'
import type { Speak } from './speak.ts'

function changeRow(one: ItemChange, say: Speak): TableRow {
  const { counts, test } = one
  return {
    label: labelOf(say.labels.items, one.item),
    cells: [
      one.n,
      counts.progressed,
      counts.stable,
      counts.declined,
      counts.atCeiling,
      counts.couldProgress,
      test === null ? null : decimal(test.typicalChange),
      test === null ? null : decimal(test.signedRank.rankBiserial ?? 0, 2),
      test === null ? null : { kind: 'p', value: test.signedRank.p },
      one.missing + one.stoppedEarly,
      one.stillRunning,
    ],
    links: ['any', 'up', 'same', 'down', 'top', 'below-top'].map((step) => behind(one.item, step)),
  }
}

const behind = (item: string, what: string): Behind => ({ figure: 'change', value: `${item}:${what}` })
const levels = [1, 2, 3, 4, 5] as const

/** How many families stood at each level, then and now. */
function levelsTable(items: readonly ItemChange[], say: Speak): PresentedTable {
  const words = say.words.progress
  const heads = (moment: string) => levels.map((level) => `${moment} ${level}`)
  return {
    caption: words.levels,
    head: [words.head[0] ?? '', ...heads(words.levelStart), ...heads(words.levelEnd)],
    rows: items.map(({ item, levels: at }) => ({
      label: labelOf(say.labels.items, item),
      cells: [...levels.map((level) => at.start[level] ?? 0), ...levels.map((level) => at.end[level] ?? 0)],
      links: [...levels.map((level) => behind(item, `${level}>`)), ...levels.map((level) => behind(item, `>${level}`))],
    })),
  }
}

/** Where families moved up, as a treemap. Never shown without {@link presentDeclines} beside it. */
export function presentProgress(report: ImpactReport, say: Speak): PresentedFigure {
  const words = say.words.progress
  const items = report.caseStudy.items.filter(({ n }) => n > 0)
  const moved = items.filter(({ counts }) => counts.progressed > 0)
  const [first] = moved
  const list = moved.slice(0, 3).map(({ item, counts }) => `${labelOf(say.labels.items, item)} ${say.number(counts.progressed)}`)
  const largest = Math.max(0, ...items.map(({ n }) => n))
  return {
    id: 'progress',
    title:
      first === undefined ? words.titleNone : words.title(labelOf(say.labels.items, first.item), say.of(first.counts.progressed, first.n)),
    measure: `${plural(report.caseStudy.families, say.locale, words.families)}. ${words.measure}`,
    counts: say.counts(largest, { missing: 0, stillRunning: Math.max(0, ...items.map((one) => one.stillRunning)) }),
    definition: words.definition,
    howToRead: items.length === 0 ? undefined : `${words.read} ${say.words.noControl}`,
    chart:
      first === undefined
        ? { kind: 'none' }
        : {
            kind: 'treemap',
            sentence: words.sentence(list.join(', ')),
            items: moved.map(({ item, counts, n }) => ({ label: labelOf(say.labels.items, item), count: counts.progressed, n })),
          },
    table: { caption: words.caption, head: words.head, rows: items.map((one) => changeRow(one, say)) },
    more: items.length === 0 ? undefined : [levelsTable(items, say)],
    valuesInChart: false,
  }
}

/** Where it became harder, at the same rank as the progress. */
export function presentDeclines(report: ImpactReport, say: Speak): PresentedFigure {
  const words = say.words.declines
  const items = report.caseStudy.items.filter(({ counts }) => counts.declined > 0).sort((a, b) => b.counts.declined - a.counts.declined)
  const [first] = items
  const largest = Math.max(0, ...report.caseStudy.items.map(({ n }) => n))
  return {
    id: 'declines',
    title:
      first === undefined ? words.titleNone : words.title(labelOf(say.labels.items, first.item), say.of(first.counts.declined, first.n)),
    measure: words.measure,
    counts: say.counts(largest, {}),
    definition: words.definition,
    howToRead: first === undefined ? undefined : words.read,
    chart:
      first === undefined
        ? { kind: 'none' }
        : {
            kind: 'blocks',
            items: items.map(({ item, counts, n }) => ({ label: labelOf(say.labels.items, item), count: counts.declined, n })),
          },
    table: {
      caption: words.caption,
      head: words.head,
      rows: items.map(({ item, counts, n }) => ({
        label: labelOf(say.labels.items, item),
        cells: [n, counts.declined],
        links: [behind(item, 'any'), behind(item, 'down')],
      })),
    },
    valuesInChart: true,
  }
}
