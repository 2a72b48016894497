import { recordAudit } from '#modules/audit/public.ts'
import { organisationOfAccount, organisationOfLink } from '#modules/network/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { dropDraft } from '#platform/db/drafts.ts'
import { claimSave } from '#platform/db/save-once.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { ReferralDetails } from '../domain/referral.ts'
import { type Territory, whereSheLives } from '../domain/territory.ts'
import { referralPolicy } from '../policy.ts'
import { insertReferral } from '../store.ts'
import { hashReceipt } from './receipt-token.ts'

/** Through which door a colleague comes in. */
export type Door =
  | { readonly kind: 'account' }
  | { readonly kind: 'link'; readonly token: string }
  /** A worker of the team who types what a partner or a parent says on the telephone. */
  | { readonly kind: 'team'; readonly organisationId: string | null }

export type ReferParent = {
  readonly door: Door
  readonly details: ReferralDetails
  readonly referrerName: string | null
  readonly referrerContact: string | null
  readonly locale: string
  readonly saveKey: string | null
  readonly draft: string | null
  readonly territories: readonly Territory[]
}
export type ReferParentRefusal =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'neighbour'; readonly municipality: Territory }
export type ReferredParent = { readonly referralId: string; readonly reference: string; readonly receiptToken: string }

/** The organisation a door belongs to; undefined when the door is closed to this actor. */
export async function organisationOfDoor(
  tx: Tx,
  actor: Actor,
  door: Door,
): Promise<{ readonly id: string; readonly name: string } | null | undefined> {
  if (door.kind === 'team') {
    if (!referralPolicy.allows(actor, 'referrals.take-call')) return undefined
    return door.organisationId === null ? null : { id: door.organisationId, name: '' }
  }
  if (door.kind === 'link') return (await organisationOfLink(tx, actor.municipalityId, door.token)) ?? undefined
  if (!referralPolicy.allows(actor, 'referrals.refer') || actor.accountId === null) return undefined
  return (await organisationOfAccount(tx, actor.municipalityId, actor.accountId)) ?? undefined
}

/**
 * A partner refers a parent. A second save with the same key stores nothing: it renews the token of the receipt, because only its hash is kept and the first
 * answer may not have arrived.
 */
export async function referParent(deps: Deps, actor: Actor, command: ReferParent): Promise<Result<ReferredParent, ReferParentRefusal>> {
  const postcode = command.details.person.postcode ?? null
  const where = postcode === null ? null : whereSheLives(postcode, actor.municipalityId, command.territories)
  if (where !== null && where.kind !== 'here') return refuse(where)
  return deps.db.as(actor, async (tx) => {
    const organisation = await organisationOfDoor(tx, actor, command.door)
    if (organisation === undefined) return refuse({ kind: 'not-found' })
    const id = deps.newId()
    const receiptToken = deps.newToken()
    const earlier = await claimSave(tx, actor, command.saveKey, id, deps.now())
    if (earlier !== null) return renewReceipt(tx, actor, earlier, receiptToken)
    const channel = command.door.kind === 'team' ? 'team' : 'partner'
    const { reference } = await insertReferral(tx, deps, actor, id, {
      details: command.details,
      sender: {
        channel,
        organisationId: organisation?.id ?? null,
        referrerName: command.referrerName,
        referrerContact: command.referrerContact,
        locale: command.locale,
      },
      receiptHash: hashReceipt(receiptToken),
    })
    if (command.draft !== null) dropDraft(tx, actor, command.draft)
    await recordAudit(tx, deps, actor, { action: 'referrals.referral.received', subjectId: id, detail: { channel } })
    return ok({ referralId: id, reference, receiptToken })
  })
}

async function renewReceipt(
  tx: Tx,
  actor: Actor,
  referralId: string,
  token: string,
): Promise<Result<ReferredParent, { readonly kind: 'not-found' }>> {
  const row = await tx
    .updateTable('referrals.referral')
    .set({ receipt_hash: hashReceipt(token) })
    .where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', referralId)
    .returning('reference')
    .executeTakeFirst()
  return row === undefined ? refuse({ kind: 'not-found' }) : ok({ referralId, reference: row.reference, receiptToken: token })
}
