import type { Actor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { FileKind } from '../domain/fields.ts'
import type { MappingFile } from '../domain/mapping-file.ts'
import { mappingOf, type Proposal } from '../domain/propose-mapping.ts'
import { importPolicy } from '../policy.ts'
import { readTable } from '../read/read-table.ts'
import type { ReadRefusal, Table } from '../read/table.ts'
import { importContext, savedMapping } from './context.ts'
import { type ListPlan, planList } from './plan-list.ts'
import { proposeFor } from './propose.ts'
import { shapeTable } from './shape.ts'

export type TryList = {
  readonly bytes: Uint8Array
  readonly kind: FileKind
  /** What the worker gave; wins over what the team taught before. */
  readonly mapping: MappingFile | null
  readonly expectedNumbers?: readonly string[] | undefined
}
/** `table` is the list as the file has it. */
export type Tried = { readonly table: Table; readonly proposal: Proposal; readonly plan: ListPlan }
export type TryRefusal =
  | ReadRefusal
  | { readonly kind: 'not-found' }
  | { readonly kind: 'columns-missing'; readonly proposal: Proposal; readonly table: Table }

/** What taking this list in would do; reads only. */
export async function tryList(deps: Deps, actor: Actor, list: TryList): Promise<Result<Tried, TryRefusal>> {
  if (!importPolicy.allows(actor, 'imports.apply')) return refuse({ kind: 'not-found' })
  const read = await readTable(list.bytes)
  if (!read.ok) return read
  const table = read.value
  return deps.db.as(actor, async (tx) => {
    const context = await importContext(tx, actor.municipalityId, deps.today())
    const saved = list.mapping ?? (await savedMapping(tx, actor.municipalityId, list.kind, table.headers))?.mapping ?? null
    const shaped = shapeTable(table, list.kind, saved)
    const proposal = proposeFor(shaped, list.kind, context, saved)
    if (proposal.missing.length > 0) return refuse({ kind: 'columns-missing', proposal, table })
    const { expectedNumbers } = list
    const plan = await planList(tx, actor.municipalityId, {
      table: shaped,
      mapping: mappingOf(proposal),
      context,
      uploadId: null,
      expectedNumbers,
    })
    return ok({ table: { ...table, notes: shaped.notes }, proposal, plan })
  })
}
