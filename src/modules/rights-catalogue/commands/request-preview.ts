import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { requestJob } from '#platform/jobs/jobs.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { policy } from '../policy.ts'
import { readChange } from '../queries/read-changes.ts'
import { markChange } from '../store.ts'
import type { NotFound } from './draft-change.ts'

export const previewJobKind = 'rights.preview'

/** Asks to work out a draft for every running family; its page shows what comes of it. */
export async function requestPreview(deps: Deps, actor: Actor, changeId: string): Promise<Result<{ readonly jobId: string }, NotFound>> {
  if (!policy.allows(actor, 'rights.catalogue.draft')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx): Promise<Result<{ readonly jobId: string }, NotFound>> => {
    const kept = await readChange(tx, actor.municipalityId, changeId)
    if (kept?.state !== 'draft') return refuse({ kind: 'not-found' })
    const jobId = await requestJob(tx, deps, actor, previewJobKind, { changeId })
    await markChange(tx, actor.municipalityId, changeId, { job_id: jobId })
    await recordAudit(tx, deps, actor, {
      action: 'rights-catalogue.change.previewed',
      subjectId: changeId,
      detail: { right: kept.rightId },
    })
    return ok({ jobId })
  })
}
