import type { FileKind } from '../domain/fields.ts'
import type { ImportContext } from '../domain/mapping.ts'
import type { MappingFile } from '../domain/mapping-file.ts'
import { type Proposal, proposeMapping } from '../domain/propose-mapping.ts'
import type { ShapedTable } from './shape.ts'

/** The proposal for a table that was read. */
export function proposeFor(table: ShapedTable, kind: FileKind, context: ImportContext, saved: MappingFile | null): Proposal {
  const cells = table.rows.map((row) => row.cells)
  return proposeMapping(kind, table.headers, cells, context, withMade(table, kind, saved))
}

/** What the columns that were made hold is certain, unless the worker says otherwise. */
function withMade({ made }: ShapedTable, kind: FileKind, saved: MappingFile | null): MappingFile | null {
  if (Object.keys(made).length === 0) return saved
  const said = saved ?? { version: 1, kind, columns: {}, values: {}, ownServices: [], externalPartners: [], defaultProgramme: null }
  return { ...said, columns: { ...made, ...said.columns } }
}
