import type { KeyRing } from './key-ring.ts'
import { rowPlace } from './row-place.ts'
import { sealValue } from './seal.ts'
import { blindColumns, type Shape, sealedOf } from './sealed-columns.ts'
import { SealedParameter, withoutMark } from './sealed-text.ts'

type Row = Readonly<Record<string, unknown>>

/** A row as it may stand in the database: what must be sealed is, look-up hashes are beside it, and nothing else looks sealed. */
function sealRow(keys: KeyRing, municipalityId: string, table: string, columns: ReadonlyMap<string, Shape>, row: Row): Row {
  const written: Record<string, unknown> = { ...row }
  for (const [column, shape] of columns) {
    if (!(column in row)) continue
    const value = row[column]
    written[column] = sealValue(keys, municipalityId, shape, value, () => rowPlace(table, column, row))
    const blind = blindColumns[`${table}.${column}`]
    if (blind !== undefined && (typeof value === 'string' || value === null)) {
      Object.assign(
        written,
        blind(value, (text) => keys.blindIndex(municipalityId, text)),
      )
    }
  }
  return written
}

/**
 * Rows of one table as one JSON parameter for `json_populate_recordset`, sealed. Also answers the names of the columns, which are more than
 * were given when look-up hashes are added.
 */
export function sealedRows(
  keys: KeyRing,
  municipalityId: string,
  table: string,
  rows: readonly Row[],
): { readonly columns: readonly string[]; readonly json: SealedParameter } {
  const shapes = sealedOf(table) ?? new Map<string, Shape>()
  const sealed = rows.map((row) => sealRow(keys, municipalityId, table, shapes, row))
  const text = JSON.stringify(
    sealed.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, asJson(value, shapes.get(name))]))),
  )
  return { columns: Object.keys(sealed[0] ?? {}), json: new SealedParameter(text) }
}

function asJson(value: unknown, shape: Shape | undefined): unknown {
  if (value instanceof SealedParameter) {
    if (Buffer.isBuffer(value.value)) return `\\x${value.value.toString('hex')}`
    // Sealed JSON is a JSON text already; what is populated wants the value it stands for.
    return shape === 'json' ? JSON.parse(value.value) : value.value
  }
  return withoutMarks(value)
}

function withoutMarks(value: unknown): unknown {
  if (typeof value === 'string') return withoutMark(value)
  if (Array.isArray(value)) return value.map(withoutMarks)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutMarks(inner)]))
}
