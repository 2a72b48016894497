import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { ok, type Result, refuse } from '#platform/result.ts'
import { decode } from './decode.ts'
import { type Delimiter, type Encoding, type Grid, MAX_COLUMNS, MAX_ROWS, type ReadRefusal, type TableNote } from './table.ts'

export type CsvGrid = {
  readonly grid: Grid
  readonly encoding: Encoding
  readonly delimiter: Delimiter
  readonly notes: readonly TableNote[]
}

const DELIMITERS: readonly Delimiter[] = [';', ',', '\t', '|']
const records = z.array(z.array(z.string()))
/** Room for titles and empty rows above and below the list. */
const ROW_SLACK = 1000
const SNIFFED = 64 * 1024

function split(text: string, delimiter: Delimiter, quotes: boolean): Grid | null {
  try {
    const rows: unknown = parse(text, {
      delimiter,
      quote: quotes ? '"' : false,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: false,
      to: MAX_ROWS + ROW_SLACK + 1,
    })
    return records.parse(rows)
  } catch {
    return null
  }
}

/** The usual number of cells times the share of rows that have it: the right delimiter gives many, and the same each row. */
function evenness(rows: Grid): number {
  const counts = new Map<number, number>()
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''))
  for (const row of filled) if (row.length > 1) counts.set(row.length, (counts.get(row.length) ?? 0) + 1)
  return [...counts].reduce((best, [width, times]) => Math.max(best, Math.log2(width) * (times / filled.length)), 0)
}

function sniff(text: string): Delimiter | null {
  const head = text.length <= SNIFFED ? text : text.slice(0, text.lastIndexOf('\n', SNIFFED) + 1 || SNIFFED)
  const scored = DELIMITERS.map((delimiter) => ({
    delimiter,
    score: evenness(split(head, delimiter, true) ?? split(head, delimiter, false) ?? []),
  }))
  const best = scored.reduce((winner, other) => (other.score > winner.score ? other : winner))
  return best.score > 0 ? best.delimiter : null
}

function declared(text: string): Delimiter | null {
  const sign = /^"?sep=(.)"?\s*\r?\n/i.exec(text)?.[1]
  return DELIMITERS.find((delimiter) => delimiter === sign) ?? null
}

/** Splits text into cells. A quote that is never closed makes quotes ordinary signs, so one slip does not swallow the list. */
export function readCsv(bytes: Uint8Array): Result<CsvGrid, ReadRefusal> {
  const decoded = decode(bytes)
  if (!decoded.ok) return decoded
  const { encoding, text } = decoded.value
  const delimiter = declared(text) ?? sniff(text)
  if (delimiter === null) return refuse({ kind: 'not-a-table' })
  const quoted = split(text, delimiter, true)
  const grid = quoted ?? split(text, delimiter, false)
  if (grid === null) return refuse({ kind: 'not-a-table' })
  if (grid.length > MAX_ROWS + ROW_SLACK) return refuse({ kind: 'too-many-rows', limit: MAX_ROWS })
  if (grid.some((row) => row.findLastIndex((cell) => cell.trim() !== '') >= MAX_COLUMNS))
    return refuse({ kind: 'too-many-columns', limit: MAX_COLUMNS })
  return ok({ grid, encoding, delimiter, notes: quoted === null ? ['quotes-ignored'] : [] })
}
