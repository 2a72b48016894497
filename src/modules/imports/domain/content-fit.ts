import { addMonths } from '#platform/day.ts'
import type { Field, FieldKind, FileKind } from './fields.ts'
import { CASE_STUDY_ITEMS, MOTHER_SCORE_ITEMS, matchItem } from './items.ts'
import type { ImportContext } from './mapping.ts'
import { matchProgramme, matchWord } from './match-word.ts'
import { type DateOrder, parseDay } from './parse-day.ts'
import { parseCount, parseScore, parseWeeks } from './parse-number.ts'
import { VOCABULARIES } from './vocabulary.ts'

export type Column = {
  /** Filled cells, trimmed; at most `SAMPLE`. */
  readonly cells: readonly string[]
  readonly days: readonly string[]
}
const SAMPLE = 300

export function columnSample(rows: readonly (readonly string[])[], index: number, order: DateOrder, context: ImportContext): Column {
  const cells: string[] = []
  for (const row of rows) {
    const cell = (row[index] ?? '').trim()
    if (cell !== '') cells.push(cell)
    if (cells.length >= SAMPLE) break
  }
  const days = cells.flatMap((cell) => {
    // A short year is read as recent here: as a birth, 17/03/23 would be 1923 and make a referral column look like grandmothers.
    const recent = parseDay(cell, { order, sense: 'recent', today: context.today })
    const read = recent.kind === 'value' ? recent : parseDay(cell, { order, sense: 'birth', today: context.today })
    return read.kind === 'value' ? [read.value] : []
  })
  return { cells, days }
}

/** The newest day that is surely not a mother's birth, seen from the newest day in the whole table. */
export function adultsBornBefore(columns: readonly Column[], today: string): string {
  const newest = columns
    .flatMap(({ days }) => days)
    .reduce((last, day) => (day > last && day <= addMonths(today, 24) ? day : last), '1900-01-01')
  return addMonths(newest, -12 * 14)
}

function share(cells: readonly string[], test: (cell: string) => boolean): number {
  const answers = new Map<string, boolean>()
  const hits = cells.filter((cell) => {
    const answer = answers.get(cell) ?? test(cell)
    answers.set(cell, answer)
    return answer
  })
  return hits.length / Math.max(cells.length, 1)
}
const readable = (kind: string): boolean => kind === 'value' || kind === 'unknown'
const wordy = (cell: string): boolean => /\p{L}{2}/u.test(cell) && !/\d/.test(cell)
const variety = (cells: readonly string[]): number => new Set(cells.map((cell) => cell.toLowerCase())).size / Math.max(cells.length, 1)

function dayFit(field: Field, { cells, days }: Column, adultBefore: string): number {
  const adults = days.filter((day) => day <= adultBefore).length / Math.max(days.length, 1)
  const dated = Math.max(days.length / Math.max(cells.length, 1), 0)
  return dated * (field.id === 'birthDate' ? adults : 1 - adults)
}

function wordFit(kind: FieldKind, cells: readonly string[], context: ImportContext): number | null {
  if (kind === 'programme') return share(cells, (cell) => matchProgramme(cell, context.programmes) !== null)
  const words = Object.entries(VOCABULARIES).find(([group]) => group === kind)?.[1]
  return words ? share(cells, (cell) => matchWord<string>(words, cell) !== null) : null
}

/** How well a column's cells suit a field, 0 to 1; null when there is nothing to judge by. */
export function contentFit(field: Field, column: Column, file: FileKind, adultBefore: string, context: ImportContext): number | null {
  const { cells } = column
  if (cells.length === 0) return null
  switch (field.kind) {
    case 'day':
      return dayFit(field, column, adultBefore)
    case 'weeks':
      return share(cells, (cell) => readable(parseWeeks(cell).kind)) * (share(cells, (cell) => /^[01]$/.test(cell)) > 0.5 ? 0.2 : 1)
    case 'count':
      return share(cells, (cell) => readable(parseCount(cell).kind))
    case 'name':
      return (
        share(cells, wordy) *
        (variety(cells) > 0.1 || cells.length < 15 ? 1 : 0.4) *
        (share(cells, (cell) => matchWord<string>(VOCABULARIES.yesNo, cell) !== null) > 0.5 ? 0.1 : 1)
      )
    case 'organisation':
      return share(cells, (cell) => /\p{L}{2}/u.test(cell)) * (column.days.length * 2 > cells.length ? 0 : 1)
    case 'reference':
      return share(cells, (cell) => cell.length <= 30 && /\d/.test(cell)) * (column.days.length * 2 > cells.length ? 0.3 : 1)
    case 'item':
      return share(cells, (cell) => matchItem(cell, file === 'interviews' ? MOTHER_SCORE_ITEMS : CASE_STUDY_ITEMS) !== null)
    case 'score':
      return share(cells, (cell) => readable(parseScore(cell, 0, 10).kind))
    case 'text':
      return 0.8
    default:
      return wordFit(field.kind, cells, context)
  }
}
