import type { FieldId } from './fields.ts'
import { fold } from './fold.ts'
import { LAST_ROW, LINES_PER_ROW, lineNumber } from './line-number.ts'
import type { ValueMeanings } from './mapping.ts'
import { type InputRow, isBlank } from './row-reader.ts'
import { type ScoreKind, type WidePair, widePairs } from './wide-columns.ts'

export type Unfolded = {
  readonly headers: readonly string[]
  readonly rows: readonly InputRow[]
  /** Fields of the columns that were made, by their names. */
  readonly columns: Readonly<Record<string, FieldId>>
}

const MADE: Readonly<Record<ScoreKind, readonly (readonly [string, FieldId])[]>> = {
  'case-study': [
    ['Indicator', 'indicator'],
    ['Start', 'levelStart'],
    ['Einde', 'levelEnd'],
  ],
  interviews: [
    ['Vraag', 'question'],
    ['Voor', 'scoreBefore'],
    ['Nu', 'scoreNow'],
  ],
}

/** Names the kept columns do not have yet. */
function madeColumns(kind: ScoreKind, kept: readonly string[]): readonly (readonly [string, FieldId])[] {
  const taken = new Set(kept.map(fold))
  return MADE[kind].map(([name, field]) => [taken.has(fold(name)) ? `${name} (per onderwerp)` : name, field])
}

function linesOf(row: InputRow, headers: readonly string[], kept: readonly number[], pairs: readonly WidePair[]): readonly InputRow[] {
  const { rowNumber, cells } = row
  const at = (list: readonly string[], index: number | null) => (index === null ? '' : (list[index] ?? ''))
  const from = { cells, headers: [] }
  const nothing: InputRow = { rowNumber: lineNumber(rowNumber, 0), cells: [...kept, 0, 0, 0].map(() => ''), from }
  if (isBlank(row)) return [nothing]
  const lines = pairs.flatMap((pair, place): readonly InputRow[] => {
    const [first, last] = [at(cells, pair.first), at(cells, pair.last)]
    if (first.trim() === '' && last.trim() === '') return []
    const name = pair.first ?? pair.last
    const own = [at(headers, name), at(headers, pair.first), at(headers, pair.last)]
    return [
      {
        rowNumber: lineNumber(rowNumber, place),
        cells: [...kept.map((index) => cells[index] ?? ''), pair.about, first, last],
        from: { cells, headers: [...kept.map((index) => headers[index] ?? ''), ...own] },
      },
    ]
  })
  return lines.length > 0 ? lines : [nothing]
}

/**
 * A list with one row per family and two columns per indicator or question (start and end) as the list with a line per indicator that is
 * read otherwise. A pair without a single score gives no line: not measured. Each line knows its row and columns in the file. Null when
 * the list is not such a list.
 */
export function unfoldRows(
  kind: ScoreKind,
  headers: readonly string[],
  rows: readonly InputRow[],
  taught: ValueMeanings = {},
): Unfolded | null {
  const pairs = widePairs(
    kind,
    headers,
    rows.map(({ cells }) => cells),
    taught,
  )
  if (pairs.length === 0 || pairs.length > LINES_PER_ROW || rows.some(({ rowNumber }) => rowNumber > LAST_ROW)) return null
  const used = new Set(pairs.flatMap(({ first, last }) => [first, last]))
  const kept = headers.flatMap((_, index) => (used.has(index) ? [] : [index]))
  const names = kept.map((index) => headers[index] ?? '')
  const made = madeColumns(kind, names)
  return {
    headers: [...names, ...made.map(([name]) => name)],
    rows: rows.flatMap((row) => linesOf(row, headers, kept, pairs)),
    columns: Object.fromEntries(made),
  }
}
