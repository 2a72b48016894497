import { ok, type Result, refuse } from '#platform/result.ts'
import { withoutGuard } from '../domain/formula-guard.ts'
import { findHeader, type HeaderRow } from './find-header.ts'
import { joinGroupHeaders } from './group-headers.ts'
import { joinSheets } from './join-sheets.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import { type Grid, MAX_BYTES, MAX_ROWS, type ReadRefusal, type Table, type TableNote, type TableRow } from './table.ts'

type Origin = Pick<Table, 'format' | 'encoding' | 'delimiter' | 'sheet' | 'notes'>

function nameHeaders(cells: readonly string[], width: number): readonly string[] {
  const seen = new Map<string, number>()
  return Array.from({ length: width }, (_, index) => {
    const name = (cells[index] ?? '').trim().replace(/\s+/g, ' ') || `kolom ${index + 1}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  })
}

function widthOf(grid: Grid): number {
  return grid.reduce((width, row) => Math.max(width, row.findLastIndex((cell) => cell.trim() !== '') + 1), 0)
}

function toTable(grid: Grid, header: HeaderRow, origin: Origin): Result<Table, ReadRefusal> {
  const width = widthOf(grid.slice(header.index))
  const { cells: headerCells, last: headerRow } = joinGroupHeaders(grid, header.index)
  const all = grid.slice(headerRow + 1).map(
    (row, index): TableRow => ({
      rowNumber: headerRow + index + 2,
      cells: Array.from({ length: width }, (_, column) => withoutGuard(row[column] ?? '')),
    }),
  )
  const lastFilled = all.findLastIndex(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const rows = all.slice(0, lastFilled + 1)
  if (rows.length > MAX_ROWS) return refuse({ kind: 'too-many-rows', limit: MAX_ROWS })
  const notes: TableNote[] = [...origin.notes]
  if (grid.slice(0, header.index).some((row) => row.some((cell) => cell.trim() !== '' && !/^sep=.?$/i.test(cell.trim()))))
    notes.push('titles-above-header')
  if (width > headerCells.findLastIndex((cell) => cell.trim() !== '') + 1) notes.push('extra-cells')
  return ok({ ...origin, headerRow, headers: nameHeaders(headerCells, width), rows, notes })
}

async function fromExcel(bytes: Uint8Array): Promise<Result<Table, ReadRefusal>> {
  const read = await readXlsx(bytes)
  if (!read.ok) return read
  const sheets = read.value.flatMap(({ name, grid }) => {
    const header = findHeader(grid)
    return header ? [{ name, grid, header }] : []
  })
  if (sheets.length === 0) return refuse({ kind: read.value.every(({ grid }) => grid.length === 0) ? 'empty-file' : 'no-header' })
  const tables: { readonly table: Table; readonly score: number }[] = []
  for (const { name, grid, header } of sheets) {
    const made = toTable(grid, header, { format: 'xlsx', encoding: null, delimiter: null, sheet: name, notes: [] })
    if (!made.ok) return made
    tables.push({ table: made.value, score: header.score })
  }
  const best = tables.reduce((winner, other) => (other.score > winner.score ? other : winner))
  const all = tables.map(({ table }) => table)
  const joined = joinSheets(best.table, all, read.value.length)
  return joined.rows.length > MAX_ROWS ? refuse({ kind: 'too-many-rows', limit: MAX_ROWS }) : ok(joined)
}

const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0]
const ZIP = [0x50, 0x4b]
const PDF = [0x25, 0x50, 0x44, 0x46]

/**
 * Reads a list from the bytes of a file. The bytes decide what it is, the name does not: a spreadsheet saved as ".csv" still opens.
 * Never throws on content; what cannot be read is refused with the reason.
 */
export async function readTable(bytes: Uint8Array): Promise<Result<Table, ReadRefusal>> {
  if (bytes.length === 0) return refuse({ kind: 'empty-file' })
  if (bytes.length > MAX_BYTES) return refuse({ kind: 'too-large', megabytes: MAX_BYTES / 1024 / 1024 })
  const starts = (signature: readonly number[]) => signature.every((byte, index) => bytes[index] === byte)
  if (starts(OLD_EXCEL)) return refuse({ kind: 'old-or-locked-excel' })
  if (starts(PDF)) return refuse({ kind: 'not-a-table' })
  if (starts(ZIP)) return fromExcel(bytes)
  const read = readCsv(bytes)
  if (!read.ok) return read
  const { grid, encoding, delimiter, notes } = read.value
  const header = findHeader(grid)
  if (!header) return refuse({ kind: 'no-header' })
  return toTable(grid, header, { format: 'csv', encoding, delimiter, sheet: null, notes })
}
