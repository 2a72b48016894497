import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { Outlook, Relationship } from '../domain/referral.ts'
import { referralPolicy } from '../policy.ts'
import { lockReferral } from '../store.ts'

export type Assessment = { readonly referralId: string; readonly outlook: Outlook | null; readonly relationship: Relationship | null }

/** Keeps the quick judgement at intake and what was asked for it, inside the transaction of the caller; both may change until the decision. */
export async function assess(tx: Tx, deps: Deps, actor: Actor, command: Assessment): Promise<Result<true, { readonly kind: 'not-found' }>> {
  if (!referralPolicy.allows(actor, 'referrals.decide')) return refuse({ kind: 'not-found' })
  const referral = await lockReferral(tx, actor.municipalityId, command.referralId)
  if (referral === null) return refuse({ kind: 'not-found' })
  if (referral.outlook === command.outlook && referral.relationship === command.relationship) return ok(true)
  await tx
    .updateTable('referrals.referral')
    .set({ outlook: command.outlook, relationship: command.relationship })
    .where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', command.referralId)
    .execute()
  await recordAudit(tx, deps, actor, { action: 'referrals.referral.assessed', subjectId: command.referralId })
  return ok(true)
}
