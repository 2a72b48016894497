import { CASE_STUDY_ITEMS, MOTHER_SCORE_ITEMS, matchItem } from './items.ts'
import { parseScore } from './parse-number.ts'
import type { ParsedRow } from './parse-registration.ts'
import { hasError } from './problem.ts'
import { type InputRow, isBlank, type RowReader, type TableReader } from './row-reader.ts'
import { LEVEL_WORDS } from './vocabulary.ts'

export type Level = 1 | 2 | 3 | 4 | 5
/** A level from 1 to 5; an empty cell is not measured, which is not the same as not known. */
export type LevelAnswer = Level | 'not_applicable' | 'unknown' | 'empty'
export type CaseStudyRow = {
  readonly rowNumber: number
  readonly reference: string
  readonly programme: string | null
  /** Id of an item in the instrument opkomst-casestudy. */
  readonly indicator: string
  readonly start: LevelAnswer
  readonly end: LevelAnswer
}
export type InterviewRow = {
  readonly rowNumber: number
  readonly reference: string
  /** Id of an item in the instrument moederscores. */
  readonly question: string
  /** 0 to 10. */
  readonly before: number | null
  readonly now: number | null
}

const LEVELS: Readonly<Record<string, Level>> = { '1': 1, '2': 2, '3': 3, '4': 4, '5': 5 }

function readLevel(reader: RowReader, id: 'levelStart' | 'levelEnd'): LevelAnswer {
  const text = reader.text(id)
  if (text === '') return 'empty'
  const figures = parseScore(text, 1, 5)
  const level = figures.kind === 'value' ? LEVELS[String(figures.value)] : undefined
  if (level !== undefined) return level
  if (figures.kind === 'unreadable' && figures.code === 'out-of-range') {
    reader.report(id, 'out-of-range', 'error')
    return 'unknown'
  }
  const word = reader.word(id, LEVEL_WORDS)
  if (word === 'not_applicable' || word === 'unknown') return word
  return LEVELS[word ?? ''] ?? 'unknown'
}

function readItem(
  reader: RowReader,
  table: TableReader,
  id: 'indicator' | 'question',
  items: Readonly<Record<string, string>>,
): string | null {
  const taught = table.interpreter.meaning({ id, kind: 'item' }, reader.text(id)).meaning ?? reader.text(id)
  const item = matchItem(taught, items)
  if (item === null) reader.report(id, 'item-unknown', 'error')
  return item
}

function readReference(reader: RowReader): string {
  const reference = reader.text('reference').slice(0, 100)
  if (reference === '') reader.report('reference', 'required', 'error')
  return reference
}

/** Reads one line of a case study: one indicator of one family, at start and end. */
export function parseCaseStudy(input: InputRow, table: TableReader): ParsedRow<CaseStudyRow> {
  const { rowNumber } = input
  if (isBlank(input)) return { kind: 'blank', rowNumber }
  const reader = table.row(input)
  const reference = readReference(reader)
  const indicator = readItem(reader, table, 'indicator', CASE_STUDY_ITEMS)
  const programme = reader.has('programme')
    ? table.interpreter.meaning({ id: 'programme', kind: 'programme' }, reader.text('programme')).meaning
    : null
  if (programme === null && reader.text('programme') !== '') reader.report('programme', 'programme-unknown')
  const start = readLevel(reader, 'levelStart')
  const end = readLevel(reader, 'levelEnd')
  if (indicator === null || hasError(reader.problems)) return { kind: 'rejected', rowNumber, problems: reader.problems }
  return { kind: 'accepted', row: { rowNumber, reference, programme, indicator, start, end }, warnings: reader.problems }
}

/** Reads one line of the interviews: one question to one mother, then and now. */
export function parseInterview(input: InputRow, table: TableReader): ParsedRow<InterviewRow> {
  const { rowNumber } = input
  if (isBlank(input)) return { kind: 'blank', rowNumber }
  const reader = table.row(input)
  const reference = readReference(reader)
  const question = readItem(reader, table, 'question', MOTHER_SCORE_ITEMS)
  const score = (id: 'scoreBefore' | 'scoreNow') => {
    const read = parseScore(reader.text(id), 0, 10)
    if (read.kind === 'unreadable') reader.report(id, read.code, 'error')
    return read.kind === 'value' ? read.value : null
  }
  const [before, now] = [score('scoreBefore'), score('scoreNow')]
  if (question === null || hasError(reader.problems)) return { kind: 'rejected', rowNumber, problems: reader.problems }
  return { kind: 'accepted', row: { rowNumber, reference, question, before, now }, warnings: reader.problems }
}
