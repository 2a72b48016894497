export const MAX_BYTES = 20 * 1024 * 1024
export const MAX_ROWS = 50_000
export const MAX_COLUMNS = 200

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1254'] as const
export type Encoding = (typeof ENCODINGS)[number]
export type Delimiter = ';' | ',' | '\t' | '|'

export type TableRow = {
  /** As the spreadsheet shows it, counted from 1. */
  readonly rowNumber: number
  /** One text per header; nothing trimmed. */
  readonly cells: readonly string[]
  /** How the row stood in the file, when this is a part of it. */
  readonly from?: { readonly cells: readonly string[]; readonly headers: readonly string[] }
}
export type TableNote = 'quotes-ignored' | 'other-sheets' | 'sheets-together' | 'titles-above-header' | 'extra-cells' | 'families-on-rows'
export type Table = {
  readonly format: 'csv' | 'xlsx'
  readonly encoding: Encoding | null
  readonly delimiter: Delimiter | null
  readonly sheet: string | null
  /** Index of the header in the file, from 0: the header's row number is one more. */
  readonly headerRow: number
  /** Never empty, never twice the same. */
  readonly headers: readonly string[]
  readonly rows: readonly TableRow[]
  readonly notes: readonly TableNote[]
}

export type ReadRefusal =
  | { readonly kind: 'empty-file' }
  | { readonly kind: 'too-large'; readonly megabytes: number }
  | { readonly kind: 'too-many-rows'; readonly limit: number }
  | { readonly kind: 'too-many-columns'; readonly limit: number }
  | { readonly kind: 'old-or-locked-excel' }
  | { readonly kind: 'broken-excel' }
  | { readonly kind: 'not-a-table' }
  | { readonly kind: 'no-header' }

/** Cells of a sheet before the header is known; `extra` tells that cells beyond the header were found. */
export type Grid = readonly (readonly string[])[]
