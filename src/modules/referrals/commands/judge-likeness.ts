import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { referralPolicy } from '../policy.ts'
import { lookAlikes } from '../queries/look-alikes.ts'
import { lockReferral } from '../store.ts'

type NotFound = { readonly kind: 'not-found' }
export type JudgeLikeness = { readonly referralId: string; readonly personId: string; readonly verdict: 'same' | 'different' }

/** Links two descriptions of a parent, or says they are two people. Nothing is merged or erased; the latest verdict stands and can be taken back. */
export async function judgeLikeness(deps: Deps, actor: Actor, command: JudgeLikeness): Promise<Result<true, NotFound>> {
  if (!referralPolicy.allows(actor, 'referrals.decide')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    if ((await lockReferral(tx, actor.municipalityId, command.referralId)) === null) return refuse({ kind: 'not-found' })
    const alike = (await lookAlikes(tx, actor.municipalityId, [command.referralId])).find((one) => one.personId === command.personId)
    if (alike === undefined) return refuse({ kind: 'not-found' })
    if (alike.verdict === command.verdict) return ok(true)
    await withdrawStanding(tx, deps, actor, command)
    const id = deps.newId()
    await tx
      .insertInto('referrals.likeness')
      .values({
        municipality_id: actor.municipalityId,
        id,
        referral_id: command.referralId,
        person_id: command.personId,
        verdict: command.verdict,
        reasons: [...alike.reasons],
        decided_at: deps.now(),
        decided_by: actor.accountId,
        withdrawn_at: null,
      })
      .execute()
    await recordAudit(tx, deps, actor, {
      action: `referrals.likeness.${command.verdict}`,
      subjectId: command.referralId,
      detail: { personId: command.personId },
    })
    return ok(true)
  })
}

/** Takes a verdict back: the question stands open again. */
export async function withdrawVerdict(
  deps: Deps,
  actor: Actor,
  command: { readonly referralId: string; readonly personId: string },
): Promise<Result<true, NotFound>> {
  if (!referralPolicy.allows(actor, 'referrals.decide')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    if ((await lockReferral(tx, actor.municipalityId, command.referralId)) === null) return refuse({ kind: 'not-found' })
    await withdrawStanding(tx, deps, actor, command)
    await recordAudit(tx, deps, actor, {
      action: 'referrals.likeness.withdrawn',
      subjectId: command.referralId,
      detail: { personId: command.personId },
    })
    return ok(true)
  })
}

async function withdrawStanding(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  pair: { readonly referralId: string; readonly personId: string },
): Promise<void> {
  await tx
    .updateTable('referrals.likeness')
    .set({ withdrawn_at: deps.now() })
    .where('municipality_id', '=', actor.municipalityId)
    .where('referral_id', '=', pair.referralId)
    .where('person_id', '=', pair.personId)
    .where('withdrawn_at', 'is', null)
    .execute()
}
