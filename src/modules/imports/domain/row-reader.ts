import type { IsoDay } from '#platform/day.ts'
import { type Field, type FieldId, fieldsOf } from './fields.ts'
import { columnOf, createInterpreter, type ImportContext, type Interpreter, type Mapping } from './mapping.ts'
import { type Cell, type DaySense, parseDay } from './parse-day.ts'
import type { Problem, ProblemCode } from './problem.ts'

export type InputRow = {
  readonly rowNumber: number
  readonly cells: readonly string[]
  /** How it stood in the file, when the line was made out of part of a row: all its cells, and the real name above each cell of the line. */
  readonly from?: { readonly cells: readonly string[]; readonly headers: readonly string[] }
}

/** The cells of the row as the file has them. */
export const fileCells = (row: InputRow): readonly string[] => row.from?.cells ?? row.cells

/** The column a field of a line stands in, as the file names it; null when the file has no such column. */
export function fileColumn(row: InputRow | undefined, mapping: Pick<Mapping, 'columns' | 'headers'>, id: FieldId): string | null {
  const index = columnOf(mapping, id)
  return row?.from?.headers[index] ?? mapping.headers[index] ?? null
}

/** Reads cells of one row by field and gathers what is wrong with them. */
export type RowReader = {
  readonly has: (id: FieldId) => boolean
  readonly text: (id: FieldId) => string
  readonly report: (id: FieldId, code: ProblemCode, severity?: Problem['severity']) => void
  readonly day: (id: FieldId, sense: DaySense) => IsoDay | null
  readonly number: (id: FieldId, parse: (text: string) => Cell<number>) => number | null
  /** One of `meanings`; null when the column is absent, the cell says nothing, or its spelling is not known (reported). */
  readonly word: <Meaning extends string>(id: FieldId, meanings: readonly Meaning[], unknownCode?: ProblemCode) => Meaning | null
  readonly problems: readonly Problem[]
}

export type TableReader = {
  readonly mapping: Mapping
  readonly context: ImportContext
  readonly interpreter: Interpreter
  readonly row: (row: InputRow) => RowReader
}

/** Prepares reading many rows with one mapping: spellings are looked up once, however often they occur. */
export function createTableReader(mapping: Mapping, context: ImportContext): TableReader {
  const interpreter = createInterpreter(mapping, context)
  const fields = new Map<FieldId, Field>(fieldsOf(mapping.kind).map((field) => [field.id, field]))
  return { mapping, context, interpreter, row: (row) => createRowReader(row, mapping, context, interpreter, fields) }
}

function createRowReader(
  row: InputRow,
  mapping: Mapping,
  context: ImportContext,
  interpreter: Interpreter,
  fields: ReadonlyMap<FieldId, Field>,
): RowReader {
  const problems: Problem[] = []
  const has = (id: FieldId) => columnOf(mapping, id) >= 0
  const text = (id: FieldId) => (row.cells[columnOf(mapping, id)] ?? '').trim()
  const report: RowReader['report'] = (id, code, severity = 'warning') => {
    problems.push({
      rowNumber: row.rowNumber,
      column: fileColumn(row, mapping, id),
      field: id,
      value: text(id),
      code,
      severity,
    })
  }
  const day: RowReader['day'] = (id, sense) => {
    const read = parseDay(text(id), { order: mapping.dateOrder, sense, today: context.today })
    if (read.kind === 'unknown') report(id, 'day-not-known')
    if (read.kind === 'unreadable') report(id, read.code, 'error')
    return read.kind === 'value' ? read.value : null
  }
  const number: RowReader['number'] = (id, parse) => {
    const read = parse(text(id))
    if (read.kind === 'unreadable') report(id, read.code)
    return read.kind === 'value' ? read.value : null
  }
  const word: RowReader['word'] = (id, meanings, unknownCode = 'value-unknown') => {
    const field = fields.get(id)
    if (!field || !has(id)) return null
    const { meaning, certainty } = interpreter.meaning(field, text(id))
    const found = meanings.find((other) => other === meaning) ?? null
    if (found === null && text(id) !== '') report(id, unknownCode)
    if (found !== null && certainty === 'guess') report(id, 'value-guessed')
    return found
  }
  return { has, text, report, day, number, word, problems }
}

export function isBlank({ cells }: InputRow): boolean {
  return cells.every((cell) => cell.trim() === '')
}
