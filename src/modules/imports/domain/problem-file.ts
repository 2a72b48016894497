import { fold } from './fold.ts'
import { withGuard } from './formula-guard.ts'
import { fileRow } from './line-number.ts'
import type { RejectedRow } from './parse-list.ts'
import { PROBLEM_LANGUAGES, type ProblemLanguage, problemText, reasonText } from './problem-text.ts'

/** Row, column, value and reason. */
export const PROBLEM_COLUMNS = 4
const BOM = '\uFEFF'

function cell(text: string): string {
  const guarded = withGuard(text)
  return /[;"\r\n]/.test(guarded) || guarded !== guarded.trim() ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

const line = (cells: readonly string[]): string => `${cells.map(cell).join(';')}\r\n`
const joined = (texts: readonly string[]): string => [...new Set(texts)].join(' | ')

/** One row of the file, however many of its lines were refused. */
function byFileRow(rejected: readonly RejectedRow[]): readonly RejectedRow[] {
  const rows = new Map<number, RejectedRow>()
  for (const { rowNumber: line, cells, problems } of rejected) {
    const rowNumber = fileRow(line)
    rows.set(rowNumber, { rowNumber, cells, problems: [...(rows.get(rowNumber)?.problems ?? []), ...problems] })
  }
  return [...rows.values()]
}

/**
 * The refused rows as a CSV to correct and import again: row number, column, value and reason in front, then the columns as they were.
 * Semicolons and a byte mark, so a Belgian Excel opens it; every cell is safe to open (no text can run as a formula).
 */
export function printProblemFile(headers: readonly string[], rejected: readonly RejectedRow[], language: ProblemLanguage): string {
  const { columns, wholeRow } = problemText(language)
  const own = isProblemFile(headers) ? PROBLEM_COLUMNS : 0
  const head = line([columns.row, columns.column, columns.value, columns.reason, ...headers.slice(own)])
  const body = byFileRow(rejected).map(({ rowNumber, cells, problems }) => {
    const errors = problems.filter(({ severity }) => severity === 'error')
    const places = joined(errors.map(({ column }) => column ?? wholeRow))
    const values = joined(errors.map(({ value }) => value).filter((value) => value !== ''))
    const reasons = joined(errors.map(({ code }) => reasonText(code, language)))
    return line([String(rowNumber), places, values, reasons, ...headers.slice(own).map((_, index) => cells[own + index] ?? '')])
  })
  return BOM + head + body.join('')
}

/** Whether a file is a list of refused rows that comes back corrected: its first four columns are then not part of the list. */
export function isProblemFile(headers: readonly string[]): boolean {
  const firstFour = headers.slice(0, PROBLEM_COLUMNS).map(fold).join(' ')
  return PROBLEM_LANGUAGES.some((language) => Object.values(problemText(language).columns).map(fold).join(' ') === firstFour)
}
