import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { requestJob } from '#platform/jobs/jobs.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { MappingFile } from '../domain/mapping-file.ts'
import { importPolicy } from '../policy.ts'
import { lockUpload, type UploadState } from '../queries/uploads.ts'
import { changeUpload } from '../store.ts'

export const importJobKind = 'imports.apply'
export type SettleRefusal = { readonly kind: 'not-found' } | { readonly kind: 'too-late'; readonly state: UploadState }

const open: readonly UploadState[] = ['uploaded', 'mapped', 'failed']

/** Keeps how a list is to be read, as corrected; as long as it was not taken in. */
export async function saveMapping(
  deps: Deps,
  actor: Actor,
  command: { readonly uploadId: string; readonly mapping: MappingFile },
): Promise<Result<null, SettleRefusal>> {
  if (!importPolicy.allows(actor, 'imports.apply')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const upload = await lockUpload(tx, actor.municipalityId, command.uploadId)
    if (upload === null) return refuse({ kind: 'not-found' })
    if (!open.includes(upload.state)) return refuse({ kind: 'too-late', state: upload.state })
    const { mapping } = command
    await changeUpload(tx, actor.municipalityId, upload.id, { mapping, kind: mapping.kind, state: 'mapped' })
    return ok(null)
  })
}

/** Orders the work that takes the list in. Ordering it twice starts it once. */
export async function startImport(
  deps: Deps,
  actor: Actor,
  command: { readonly uploadId: string },
): Promise<Result<{ readonly jobId: string }, SettleRefusal>> {
  if (!importPolicy.allows(actor, 'imports.apply')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const upload = await lockUpload(tx, actor.municipalityId, command.uploadId)
    if (upload === null) return refuse({ kind: 'not-found' })
    if (upload.state === 'running' && upload.jobId !== null) return ok({ jobId: upload.jobId })
    if (!open.includes(upload.state)) return refuse({ kind: 'too-late', state: upload.state })
    const jobId = await requestJob(tx, deps, actor, importJobKind, { uploadId: upload.id })
    await changeUpload(tx, actor.municipalityId, upload.id, { state: 'running', jobId })
    await recordAudit(tx, deps, actor, { action: 'imports.upload.started', subjectId: upload.id })
    return ok({ jobId })
  })
}

/** Marks an import that could not be finished; it can be started again. */
export async function failImport(deps: Deps, actor: Actor, uploadId: string): Promise<void> {
  await deps.db.as(actor, (tx) => changeUpload(tx, actor.municipalityId, uploadId, { state: 'failed' }))
}

/** Drops a list that was not taken in; nothing of it stays but that it was there. */
export async function dropUpload(deps: Deps, actor: Actor, uploadId: string): Promise<Result<null, SettleRefusal>> {
  if (!importPolicy.allows(actor, 'imports.apply')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const upload = await lockUpload(tx, actor.municipalityId, uploadId)
    if (upload === null) return refuse({ kind: 'not-found' })
    if (upload.state !== 'uploaded' && upload.state !== 'mapped') return refuse({ kind: 'too-late', state: upload.state })
    await tx.deleteFrom('imports.upload').where('municipality_id', '=', actor.municipalityId).where('id', '=', uploadId).execute()
    await recordAudit(tx, deps, actor, { action: 'imports.upload.dropped', subjectId: uploadId })
    return ok(null)
  })
}
