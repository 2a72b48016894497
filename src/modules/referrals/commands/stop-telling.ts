import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { referralPolicy } from '../policy.ts'

type StopTelling = { readonly referralId: string; readonly dossierId: string }

/**
 * The partner who referred her is told nothing more: no status, no name of the worker. In the transaction of the caller, who has proven that the
 * referral belongs to her dossier. The receipt asks at each reading, so it holds at once.
 */
export async function stopTelling(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { referralId, dossierId }: StopTelling,
): Promise<Result<null, { readonly kind: 'not-found' }>> {
  if (!referralPolicy.allows(actor, 'referrals.stop-telling')) return refuse({ kind: 'not-found' })
  const row = await tx
    .updateTable('referrals.referral')
    .set({ may_tell_status: false, may_tell_counsellor: false })
    .where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', referralId)
    .where((eb) => eb.or([eb('may_tell_status', '=', true), eb('may_tell_counsellor', '=', true)]))
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) return refuse({ kind: 'not-found' })
  await recordAudit(tx, deps, actor, { action: 'referrals.telling.stopped', subjectId: referralId, dossierId })
  return ok(null)
}
