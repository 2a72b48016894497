import { fold } from '../domain/fold.ts'
import type { Table, TableRow } from './table.ts'

/** Row 5 of the second sheet is row 100 005: no list is longer, and the last figures stay what the spreadsheet shows. */
export const SHEET_STEP = 100_000
const SHEET_COLUMN = 'blad'
const LEAST_SHARED = 3
const SHARE = 0.7

function isAlike(headers: readonly string[], main: ReadonlySet<string>): boolean {
  const shared = headers.filter((header) => main.has(fold(header))).length
  return shared >= LEAST_SHARED && shared >= SHARE * headers.length
}

function placed(rows: readonly TableRow[], from: readonly string[], to: readonly string[], sheet: string, at: number): readonly TableRow[] {
  const columns = to.map((header) => from.findIndex((own) => fold(own) === fold(header)))
  return rows.map(({ rowNumber, cells }) => {
    const own = columns.map((column) => cells[column] ?? '')
    // A blank row stays blank: the name of the sheet alone says nothing of a mother.
    return { rowNumber: rowNumber + at * SHEET_STEP, cells: [...own, own.some((cell) => cell.trim() !== '') ? sheet : ''] }
  })
}

/**
 * One list out of the sheets of a workbook that have (nearly) the same columns as the best of them, as teams keep one sheet per year or per
 * programme; the name of the sheet becomes a column. Sheets that differ are left alone, with the note that says so.
 */
export function joinSheets(best: Table, all: readonly Table[], sheets: number): Table {
  const main = new Set(best.headers.map(fold))
  const alike = all.filter((table) => table.rows.length > 0 && isAlike(table.headers, main))
  const left: Table['notes'] = sheets > Math.max(alike.length, 1) ? ['other-sheets'] : []
  if (alike.length < 2) return { ...best, notes: [...left, ...best.notes] }
  const more = alike.flatMap(({ headers }) => headers.filter((header) => !main.has(fold(header))))
  const headers = [...best.headers, ...new Map(more.map((header) => [fold(header), header])).values()]
  const names = new Set(headers.map(fold))
  const column = names.has(SHEET_COLUMN) ? `${SHEET_COLUMN} (2)` : SHEET_COLUMN
  return {
    ...best,
    sheet: alike.map(({ sheet }) => sheet ?? '').join(', '),
    headers: [...headers, column],
    rows: alike.flatMap((table, at) => placed(table.rows, table.headers, headers, table.sheet ?? '', at)),
    notes: ['sheets-together', ...left, ...new Set(alike.flatMap(({ notes }) => notes))],
  }
}
