import type { FieldId, FileKind } from '../domain/fields.ts'
import type { MappingFile } from '../domain/mapping-file.ts'
import { unfoldRows } from '../domain/unfold-rows.ts'
import type { Table } from '../read/table.ts'

export type ShapedTable = Table & {
  /** Columns that were made from others, with what they are. */
  readonly made: Readonly<Record<string, FieldId>>
}

/** A table as lists of its kind are read: a row per family with two columns per indicator becomes a line per indicator. */
export function shapeTable(table: Table, kind: FileKind, mapping: MappingFile | null): ShapedTable {
  const unfolded = kind === 'registrations' ? null : unfoldRows(kind, table.headers, table.rows, mapping?.values ?? {})
  if (unfolded === null) return { ...table, made: {} }
  const { headers, rows, columns } = unfolded
  return { ...table, headers, rows, made: columns, notes: [...table.notes, 'families-on-rows'] }
}
