import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { dossierPolicy } from '../policy.ts'
import { lockDossier } from '../queries/lock-dossier.ts'
import { keepMothersListed } from '../store.ts'

/**
 * Removes a dossier that was opened by mistake, inside the transaction of the act that is taken back. The caller has checked that nobody recorded a
 * contact in it. What was carried over at the opening goes with it; the referral it came from keeps every answer. Its reference is not given again.
 */
export async function discardDossier(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  dossierId: string,
): Promise<Result<true, { readonly kind: 'not-found' }>> {
  if (!dossierPolicy.allows(actor, 'dossiers.open')) return refuse({ kind: 'not-found' })
  const dossier = await lockDossier(tx, actor.municipalityId, dossierId)
  if (dossier === null) return refuse({ kind: 'not-found' })
  await tx.deleteFrom('dossiers.dossier').where('municipality_id', '=', actor.municipalityId).where('id', '=', dossierId).execute()
  await keepMothersListed(tx, actor.municipalityId, [dossier.motherId])
  await recordAudit(tx, deps, actor, { action: 'dossiers.dossier.discarded', subjectId: dossierId, dossierId })
  return ok(true)
}
