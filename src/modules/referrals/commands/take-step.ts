import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { keepOnly } from '#platform/db/keep-only.ts'
import { claimSave } from '#platform/db/save-once.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { refusalOf, type StepRefusal, undoable } from '../domain/referral-state.ts'
import { referralPolicy } from '../policy.ts'
import { insertStep, lockReferral, type NewStep, type StoredStep, stepsOf, storeState } from '../store.ts'

type Taken = Exclude<NewStep['kind'], 'received' | 'undone'>
export type DecisionStep = NewStep & { readonly kind: Taken }
export type NotFound = { readonly kind: 'not-found' }

/**
 * Writes one decision inside the transaction of a larger act, such as an acceptance that also opens a dossier. Locks the referral, so that two colleagues
 * who decide at once are told of each other.
 */
export async function recordStep(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  referralId: string,
  step: DecisionStep,
): Promise<Result<{ readonly stepId: string }, StepRefusal | NotFound>> {
  if (!referralPolicy.allows(actor, 'referrals.decide')) return refuse({ kind: 'not-found' })
  return addStep(tx, deps, actor, referralId, step)
}

/** Without a question about the role: the caller has checked that this actor may (a partner who withdraws her own referral). */
export async function addStep(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  referralId: string,
  step: DecisionStep,
): Promise<Result<{ readonly stepId: string }, StepRefusal | NotFound>> {
  const referral = await lockReferral(tx, actor.municipalityId, referralId)
  if (referral === null) return refuse({ kind: 'not-found' })
  const refusal = refusalOf(await stepsOf(tx, actor.municipalityId, referralId), step.kind)
  if (refusal !== null) return refuse(refusal)
  const stepId = await insertStep(tx, deps, actor, referralId, step)
  await storeState(tx, actor.municipalityId, referralId)
  await recordAudit(tx, deps, actor, {
    action: `referrals.referral.${step.kind}`,
    subjectId: referralId,
    ...(step.dossierId ? { dossierId: step.dossierId } : {}),
    detail: { stepId },
  })
  return ok({ stepId })
}

export type TakeStep = { readonly referralId: string; readonly step: DecisionStep; readonly saveKey: string | null }

/** Contact made, waiting list, forwarded, declined. A second save with the same key changes nothing and answers the same step. */
export async function takeStep(
  deps: Deps,
  actor: Actor,
  command: TakeStep,
): Promise<Result<{ readonly stepId: string }, StepRefusal | NotFound>> {
  if (!referralPolicy.allows(actor, 'referrals.decide')) return refuse({ kind: 'not-found' })
  const stepId = deps.newId()
  const attempt = async (tx: Tx) => {
    const earlier = await claimSave(tx, actor, command.saveKey, stepId, deps.now())
    if (earlier !== null) return ok({ stepId: earlier })
    return recordStep(tx, deps, actor, command.referralId, { ...command.step, id: stepId })
  }
  return keepOnly(deps, actor, attempt)
}

/**
 * Takes back the decision that stands, or else the last contact, inside the transaction of the caller; answers with the step that no longer counts.
 * `stepId` names the step the worker saw: when another one stands by now, nothing happens.
 */
export async function undoStep(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  referralId: string,
  stepId: string | null,
): Promise<Result<StoredStep, NotFound | { readonly kind: 'nothing-to-undo' }>> {
  if (!referralPolicy.allows(actor, 'referrals.decide')) return refuse({ kind: 'not-found' })
  const referral = await lockReferral(tx, actor.municipalityId, referralId)
  if (referral === null) return refuse({ kind: 'not-found' })
  const target = undoable(await stepsOf(tx, actor.municipalityId, referralId))
  if (target === null || (stepId !== null && target.id !== stepId)) return refuse({ kind: 'nothing-to-undo' })
  await insertStep(tx, deps, actor, referralId, { kind: 'undone', undoesId: target.id })
  await storeState(tx, actor.municipalityId, referralId)
  await recordAudit(tx, deps, actor, { action: 'referrals.referral.undone', subjectId: referralId, detail: { stepId: target.id } })
  return ok(target)
}
