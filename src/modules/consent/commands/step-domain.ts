import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { LifeDomain } from '../domain/scope.ts'
import { policy } from '../policy.ts'
import { saveStepDomain } from '../store.ts'

/** Says what a next step is about. Without it a step is shown to nobody: not known is not allowed. The caller has the step of this dossier. */
export async function nameStepDomain(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  command: { readonly dossierId: string; readonly stepId: string; readonly domain: LifeDomain },
): Promise<Result<null, { readonly kind: 'not-found' }>> {
  if (!policy.allows(actor, 'consent.give')) return refuse({ kind: 'not-found' })
  const { dossierId, stepId, domain } = command
  await saveStepDomain(tx, { municipality_id: actor.municipalityId, step_id: stepId, domain, at: deps.now(), by: actor.accountId })
  await recordAudit(tx, deps, actor, { action: 'consent.step.named', subjectId: stepId, dossierId, detail: { domain } })
  return ok(null)
}
