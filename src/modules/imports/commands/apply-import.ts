import { recordAudit } from '#modules/audit/public.ts'
import { currentInstrument } from '#modules/indicators/public.ts'
import { findOrAddOrganisation, listOrganisations } from '#modules/network/public.ts'
import { allPacks } from '#modules/programmes/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { MappingFile } from '../domain/mapping-file.ts'
import { isParentHerself } from '../domain/organisations.ts'
import type { Counts, PlannedRow } from '../domain/plan.ts'
import { mappingFileOf, mappingOf } from '../domain/propose-mapping.ts'
import type { RegistrationRow } from '../domain/registration-row.ts'
import { importPolicy } from '../policy.ts'
import { headersDigest, importContext, mappingProgramme, savedMapping } from '../queries/context.ts'
import { planList } from '../queries/plan-list.ts'
import { proposeFor } from '../queries/propose.ts'
import { finishedRows } from '../queries/rows.ts'
import { shapeTable } from '../queries/shape.ts'
import { countRows, lockUpload, readContent } from '../queries/uploads.ts'
import { readTable } from '../read/read-table.ts'
import { changeUpload, insertMade, keepMapping } from '../store.ts'
import { type ApplyList, applyRegistrations } from './apply-registrations.ts'
import { applyScores } from './apply-scores.ts'

export type ApplyRefusal =
  | { readonly kind: 'not-found' }
  /** Required fields without a column. */
  | { readonly kind: 'columns-missing' }
  | { readonly kind: 'unreadable' }
export type Report = (done: number, total: number) => Promise<void>

/**
 * Takes in an uploaded list with the mapping that was chosen, in batches: each is kept with its lines or not at all, so an interrupted import
 * goes on where it was. Audited as one act, `imports.upload.applied`, besides one record per dossier.
 */
export async function applyImport(deps: Deps, actor: Actor, uploadId: string, report: Report): Promise<Result<Counts, ApplyRefusal>> {
  if (!importPolicy.allows(actor, 'imports.apply')) return refuse({ kind: 'not-found' })
  const { municipalityId } = actor
  const begun = await deps.db.as(actor, async (tx) => {
    const upload = await lockUpload(tx, municipalityId, uploadId)
    if (upload === null || upload.state === 'undone') return null
    if (upload.state === 'done') return { upload, bytes: null, context: null, finished: new Set<number>() }
    await changeUpload(tx, municipalityId, uploadId, { state: 'running' })
    const bytes = await readContent(tx, municipalityId, uploadId)
    const context = await importContext(tx, municipalityId, deps.today())
    return { upload, bytes, context, finished: await finishedRows(tx, municipalityId, uploadId) }
  })
  if (begun === null) return refuse({ kind: 'not-found' })
  const { upload, bytes, context, finished } = begun
  if (upload.state === 'done' && upload.counts !== null) return ok(upload.counts)
  if (bytes === null || context === null) return refuse({ kind: 'unreadable' })
  const read = await readTable(bytes)
  if (!read.ok) return refuse({ kind: 'unreadable' })
  const { headers } = read.value
  const taught =
    upload.mapping ?? (await deps.db.as(actor, (tx) => savedMapping(tx, municipalityId, upload.kind, headers)))?.mapping ?? null
  const table = shapeTable(read.value, upload.kind, taught)
  const proposal = proposeFor(table, upload.kind, context, taught)
  if (proposal.missing.length > 0) return refuse({ kind: 'columns-missing' })
  const mapping = mappingOf(proposal)
  const plan = await deps.db.as(actor, (tx) => planList(tx, municipalityId, { table, mapping, context, uploadId }))
  const total = plan.rows.length
  let done = finished.size
  const progress = async (rows: number): Promise<void> => {
    done += rows
    await report(done, total)
  }
  const list: ApplyList = { deps, actor, uploadId, finished, progress }
  if (plan.kind === 'registrations') {
    const organisationOf = await settleOrganisations(deps, actor, uploadId, plan.rows)
    const packProgramme = await programmeNames(deps, actor)
    const has = new Set(mapping.columns)
    await applyRegistrations(list, plan, {
      has: (field) => has.has(field),
      newestDay: plan.newestDay,
      organisationOf,
      packProgramme,
      versionOf,
      nameless: 'Baby',
    })
  } else await applyScores(list, plan, versionOf)
  return ok(await finish(deps, actor, uploadId, { headers, mapping: mappingFileOf(proposal) }))
}

function versionOf(instrument: string): string {
  const current = currentInstrument(instrument)
  if (current === null) throw new Error(`instrument ${instrument} is missing`)
  return current.version
}

async function programmeNames(deps: Deps, actor: Actor): Promise<(programme: string) => string> {
  const packs = await deps.db.as(actor, (tx) => allPacks(tx, actor.municipalityId))
  const names = new Map(packs.map(({ programme }) => [mappingProgramme(programme), programme]))
  return (programme) => names.get(programme) ?? programme
}

/** Finds or adds the organisations the new lines speak of; answers by line, null when the parent came by herself or nobody is named. */
async function settleOrganisations(
  deps: Deps,
  actor: Actor,
  uploadId: string,
  rows: readonly PlannedRow<RegistrationRow>[],
): Promise<(row: RegistrationRow) => string | null> {
  const named = new Map<string, boolean>()
  for (const { row, outcome } of rows) {
    if (row === null || row.source === null || outcome === 'unchanged' || isParentHerself(row.source.name)) continue
    if (!named.has(row.source.name)) named.set(row.source.name, row.source.external)
  }
  const ids = new Map<string, string>()
  await deps.db.as(actor, async (tx) => {
    const before = new Set((await listOrganisations(tx, actor.municipalityId)).map(({ id }) => id))
    const added: string[] = []
    for (const [name, isExternal] of named) {
      const id = await findOrAddOrganisation(tx, deps, actor.municipalityId, { name, isExternal })
      ids.set(name, id)
      if (!before.has(id) && !added.includes(id)) added.push(id)
    }
    const made = added.map((id) => ({ entity: 'organisation', id }) as const)
    await insertMade(tx, actor.municipalityId, uploadId, made, -named.size)
  })
  return (row) => (row.source === null ? null : (ids.get(row.source.name) ?? null))
}

async function finish(
  deps: Deps,
  actor: Actor,
  uploadId: string,
  list: { readonly headers: readonly string[]; readonly mapping: MappingFile },
): Promise<Counts> {
  return deps.db.as(actor, async (tx) => {
    const counts = await countRows(tx, actor.municipalityId, uploadId)
    const at = deps.now()
    await changeUpload(tx, actor.municipalityId, uploadId, { state: 'done', counts, content: null, finishedAt: at, mapping: list.mapping })
    await keepMapping(tx, actor, { headers: headersDigest(list.headers), mapping: list.mapping, at })
    await recordAudit(tx, deps, actor, { action: 'imports.upload.applied', subjectId: uploadId, detail: { ...counts } })
    return counts
  })
}
