import type { FileKind } from '../domain/fields.ts'
import type { ImportContext } from '../domain/mapping.ts'
import type { MappingFile } from '../domain/mapping-file.ts'
import { type Proposal, proposeMapping } from '../domain/propose-mapping.ts'
import type { Table } from '../read/table.ts'

/** The proposal for a table that was read. */
export function proposeFor(table: Table, kind: FileKind, context: ImportContext, saved: MappingFile | null): Proposal {
  const cells = table.rows.map((row) => row.cells)
  return proposeMapping(kind, table.headers, cells, context, saved)
}
