import type { Actor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import type { ImportContext } from '../domain/mapping.ts'
import { mappingOf, type Proposal } from '../domain/propose-mapping.ts'
import { readTable } from '../read/read-table.ts'
import { importContext, savedMapping } from './context.ts'
import { type ListPlan, planList } from './plan-list.ts'
import { proposeFor } from './propose.ts'
import { type ShapedTable, shapeTable } from './shape.ts'
import { readContent, readUpload, type Upload } from './uploads.ts'

export type OpenUpload = {
  readonly upload: Upload
  readonly table: ShapedTable
  readonly context: ImportContext
  readonly proposal: Proposal
  /** A list with the same columns was taken in before. */
  readonly isKnownList: boolean
}

/** A list that waits to be taken in, read with what is known by now; null when there is none or it is past that. */
export async function openUpload(deps: Deps, actor: Actor, id: string): Promise<OpenUpload | null> {
  const { municipalityId } = actor
  const found = await deps.db.as(actor, async (tx) => {
    const upload = await readUpload(tx, municipalityId, id)
    const bytes = upload === null ? null : await readContent(tx, municipalityId, id)
    if (upload === null || bytes === null || !['uploaded', 'mapped', 'failed'].includes(upload.state)) return null
    const saved = await savedMapping(tx, municipalityId, upload.kind, upload.format.headers)
    return { upload, bytes, saved, context: await importContext(tx, municipalityId, deps.today()) }
  })
  if (found === null) return null
  const { upload, bytes, saved, context } = found
  const read = await readTable(bytes)
  if (!read.ok) return null
  const mapping = upload.mapping ?? saved?.mapping ?? null
  const table = shapeTable(read.value, upload.kind, mapping)
  const proposal = proposeFor(table, upload.kind, context, mapping)
  return { upload, table, context, proposal, isKnownList: saved?.isSameList === true }
}

/** What taking the list in would do. */
export async function planOpenUpload(deps: Deps, actor: Actor, open: OpenUpload): Promise<ListPlan> {
  const { table, context, proposal, upload } = open
  const list = { table, mapping: mappingOf(proposal), context, uploadId: upload.id }
  // As the work itself will: a family hidden from who looks would else seem new. Nothing of her is shown, only what becomes of each line.
  return deps.db.as({ ...actor, barred: [] }, (tx) => planList(tx, actor.municipalityId, list))
}
