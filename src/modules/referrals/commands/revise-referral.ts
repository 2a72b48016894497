import { recordAudit } from '#modules/audit/public.ts'
import { organisationOfAccount } from '#modules/network/public.ts'
import { readPerson, redescribePerson } from '#modules/people/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { keepOnly } from '#platform/db/keep-only.ts'
import { claimSave } from '#platform/db/save-once.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { ReferralDetails } from '../domain/referral.ts'
import { isOpen, type StepRefusal, standingSteps } from '../domain/referral-state.ts'
import { referralPolicy } from '../policy.ts'
import { detailColumns, insertStep, lockReferral, stepsOf, storeState } from '../store.ts'
import { hashReceipt } from './receipt-token.ts'
import { addStep } from './take-step.ts'

/** Who speaks for a referral after it was sent: an account of the same organisation, or who holds the receipt. */
export type Owner = { readonly kind: 'account'; readonly referralId: string } | { readonly kind: 'receipt'; readonly token: string }
type NotFound = { readonly kind: 'not-found' }
export type RevisionRefusal = NotFound | StepRefusal

type Locked = NonNullable<Awaited<ReturnType<typeof lockReferral>>>

/** The referral of an owner, locked; null when it is not hers. */
export async function lockOwn(tx: Tx, actor: Actor, owner: Owner): Promise<Locked | null> {
  if (owner.kind === 'receipt') {
    const found = await tx
      .selectFrom('referrals.referral')
      .select('id')
      .where('municipality_id', '=', actor.municipalityId)
      .where('receipt_hash', '=', hashReceipt(owner.token))
      .executeTakeFirst()
    return found === undefined ? null : lockReferral(tx, actor.municipalityId, found.id)
  }
  if (!referralPolicy.allows(actor, 'referrals.refer') || actor.accountId === null) return null
  const organisation = await organisationOfAccount(tx, actor.municipalityId, actor.accountId)
  const referral = await lockReferral(tx, actor.municipalityId, owner.referralId)
  return organisation !== null && referral?.organisation_id === organisation.id ? referral : null
}

async function keepRevision(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  referralId: string,
  before: Readonly<Record<string, unknown>>,
): Promise<void> {
  await tx
    .insertInto('referrals.revision')
    .values({
      municipality_id: actor.municipalityId,
      id: deps.newId(),
      referral_id: referralId,
      fields: Object.keys(before).sort(),
      before: JSON.stringify(before),
      at: deps.now(),
      by: actor.accountId,
    })
    .execute()
  await recordAudit(tx, deps, actor, {
    action: 'referrals.referral.revised',
    subjectId: referralId,
    detail: { fields: Object.keys(before).length },
  })
}

function changed(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fields = Object.keys(after).filter((field) => JSON.stringify(before[field] ?? null) !== JSON.stringify(after[field] ?? null))
  return Object.fromEntries(fields.map((field) => [field, before[field] ?? null]))
}

/** Replaces what was told, as long as nothing is decided; what stood there is kept beside it. */
export async function reviseReferral(
  deps: Deps,
  actor: Actor,
  command: { readonly referralId: string; readonly details: ReferralDetails; readonly saveKey: string | null },
): Promise<Result<true, RevisionRefusal>> {
  return keepOnly<true, RevisionRefusal>(deps, actor, async (tx) => {
    const referral = await lockOwn(tx, actor, { kind: 'account', referralId: command.referralId })
    if (referral === null) return refuse({ kind: 'not-found' })
    if ((await claimSave(tx, actor, command.saveKey, referral.id, deps.now())) !== null) return ok(true)
    if (!isOpen(referral.state)) return refuse({ kind: 'already-decided', state: referral.state })
    const person = await readPerson(tx, actor.municipalityId, referral.person_id)
    const columns = detailColumns(command.details)
    const before = { ...changed({ ...referral }, columns), ...changed({ ...person }, command.details.person) }
    if (Object.keys(before).length === 0) return ok(true)
    await tx
      .updateTable('referrals.referral')
      .set(columns)
      .where('municipality_id', '=', actor.municipalityId)
      .where('id', '=', referral.id)
      .execute()
    await redescribePerson(tx, actor.municipalityId, referral.person_id, command.details.person)
    await keepRevision(tx, deps, actor, referral.id, before)
    return ok(true)
  })
}

/** Adds a line to what was written; the first words stay. For who holds the receipt and sees none of it. */
export async function addToReferral(
  deps: Deps,
  actor: Actor,
  command: { readonly token: string; readonly text: string; readonly saveKey: string | null },
): Promise<Result<true, RevisionRefusal>> {
  return keepOnly<true, RevisionRefusal>(deps, actor, async (tx) => {
    const referral = await lockOwn(tx, actor, { kind: 'receipt', token: command.token })
    if (referral === null) return refuse({ kind: 'not-found' })
    if ((await claimSave(tx, actor, command.saveKey, referral.id, deps.now())) !== null) return ok(true)
    if (!isOpen(referral.state)) return refuse({ kind: 'already-decided', state: referral.state })
    const message = [referral.message, command.text].filter((part) => part !== null).join('\n\n')
    await tx
      .updateTable('referrals.referral')
      .set({ message })
      .where('municipality_id', '=', actor.municipalityId)
      .where('id', '=', referral.id)
      .execute()
    await keepRevision(tx, deps, actor, referral.id, { message: referral.message })
    return ok(true)
  })
}

/** The partner takes the referral back; the team sees why, and nobody calls any more. */
export async function withdrawReferral(
  deps: Deps,
  actor: Actor,
  command: { readonly owner: Owner; readonly reason: string | null },
): Promise<Result<true, RevisionRefusal>> {
  return deps.db.as(actor, async (tx) => {
    const referral = await lockOwn(tx, actor, command.owner)
    if (referral === null) return refuse({ kind: 'not-found' })
    if (referral.state === 'withdrawn') return ok(true)
    const done = await addStep(tx, deps, actor, referral.id, { kind: 'withdrawn', reason: command.reason })
    return done.ok ? ok(true) : done
  })
}

/** Takes the withdrawal back: the referral stands where it stood. */
export async function reinstateReferral(deps: Deps, actor: Actor, owner: Owner): Promise<Result<true, NotFound>> {
  return deps.db.as(actor, async (tx) => {
    const referral = await lockOwn(tx, actor, owner)
    if (referral === null || referral.state !== 'withdrawn') return refuse({ kind: 'not-found' })
    const withdrawal = standingSteps(await stepsOf(tx, actor.municipalityId, referral.id)).findLast((step) => step.kind === 'withdrawn')
    if (withdrawal === undefined) return refuse({ kind: 'not-found' })
    await insertStep(tx, deps, actor, referral.id, { kind: 'undone', undoesId: withdrawal.id })
    await storeState(tx, actor.municipalityId, referral.id)
    await recordAudit(tx, deps, actor, { action: 'referrals.referral.undone', subjectId: referral.id, detail: { stepId: withdrawal.id } })
    return ok(true)
  })
}
