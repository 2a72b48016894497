import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import { claimSave } from '#platform/db/save-once.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { ReferralDetails } from '../domain/referral.ts'
import { type Territory, whereSheLives } from '../domain/territory.ts'
import { referralPolicy } from '../policy.ts'
import { insertReferral } from '../store.ts'

export type ReferMyself = {
  readonly details: ReferralDetails
  readonly postcode: string
  readonly territories: readonly Territory[]
  readonly locale: string
  readonly saveKey: string | null
}
export type ReferMyselfRefusal =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'neighbour'; readonly municipality: Territory }

/** A parent asks for help. Nothing at all is stored when she lives in another municipality. Answers with her reference. */
export async function referMyself(
  deps: Deps,
  actor: Actor,
  command: ReferMyself,
): Promise<Result<{ readonly reference: string }, ReferMyselfRefusal>> {
  if (!referralPolicy.allows(actor, 'referrals.ask')) return refuse({ kind: 'not-found' })
  const where = whereSheLives(command.postcode, actor.municipalityId, command.territories)
  if (where.kind !== 'here') return refuse(where)
  return deps.db.as(actor, async (tx) => {
    const id = deps.newId()
    const earlier = await claimSave(tx, actor, command.saveKey, id, deps.now())
    if (earlier !== null) {
      const known = await tx
        .selectFrom('referrals.referral')
        .select('reference')
        .where('municipality_id', '=', actor.municipalityId)
        .where('id', '=', earlier)
        .executeTakeFirst()
      return known === undefined ? refuse({ kind: 'not-found' }) : ok({ reference: known.reference })
    }
    const sender = { channel: 'parent', organisationId: null, referrerName: null, referrerContact: null, locale: command.locale } as const
    const { reference } = await insertReferral(tx, deps, actor, id, { details: command.details, sender, receiptHash: null })
    await recordAudit(tx, deps, actor, { action: 'referrals.referral.received', subjectId: id, detail: { channel: 'parent' } })
    return ok({ reference })
  })
}
