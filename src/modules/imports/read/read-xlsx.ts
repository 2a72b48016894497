import { packZip, type ZipEntry } from '#platform/files/pack-zip.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { checkZip, isSheet } from './check-zip.ts'
import { keepFormulas } from './keep-formulas.ts'
import { type Grid, MAX_COLUMNS, MAX_ROWS, type ReadRefusal } from './table.ts'

export type Sheet = { readonly name: string; readonly grid: Grid }

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  return String(cell)
}

/** The reader gets what was checked, not the bytes as they came: a zip can hold entries its directory does not name. */
function prepared({ name, content }: ZipEntry): ZipEntry {
  return isSheet(name) && content.includes('<f')
    ? { name, content: Buffer.from(keepFormulas(content.toString('utf8'))) }
    : { name, content }
}

/** All sheets as text: days as YYYY-MM-DD, numbers as the file writes them, a formula as the result the file kept of it. */
export async function readXlsx(bytes: Uint8Array): Promise<Result<readonly Sheet[], ReadRefusal>> {
  const checked = checkZip(bytes)
  if (!checked.ok) return checked
  // Loaded when a workbook comes in: it is 20 MB of memory that most days nobody needs.
  const { default: readSheets } = await import('read-excel-file/node')
  try {
    const sheets = await readSheets(packZip(checked.value.map(prepared)), { trim: false, parseNumber: (figures) => figures })
    const read = sheets.map(({ sheet, data }) => ({ name: sheet, grid: data.map((row) => row.map(cellText)) }))
    if (read.some(({ grid }) => grid.length > MAX_ROWS + 1000)) return refuse({ kind: 'too-many-rows', limit: MAX_ROWS })
    if (read.some(({ grid }) => (grid[0]?.length ?? 0) > MAX_COLUMNS)) return refuse({ kind: 'too-many-columns', limit: MAX_COLUMNS })
    return ok(read)
  } catch {
    // The reader throws for whatever is wrong inside; for the worker it is one thing: this file cannot be opened.
    return refuse({ kind: 'broken-excel' })
  }
}
