import { discardDossier } from '#modules/dossiers/public.ts'
import { referralPolicy, undoStep } from '#modules/referrals/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { keepOnly } from '#platform/db/keep-only.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'

export type UndoDecision = { readonly referralId: string; readonly stepId: string }
export type UndoRefusal = { readonly kind: 'not-found' } | { readonly kind: 'nothing-to-undo' } | { readonly kind: 'dossier-in-use' }

/** Takes the decision back that the worker saw. A dossier it opened goes with it, unless somebody recorded a contact in it since. */
export async function undoDecision(deps: Deps, actor: Actor, command: UndoDecision): Promise<Result<true, UndoRefusal>> {
  if (!referralPolicy.allows(actor, 'referrals.decide')) return refuse({ kind: 'not-found' })
  return keepOnly<true, UndoRefusal>(deps, actor, async (tx) => {
    const undone = await undoStep(tx, deps, actor, command.referralId, command.stepId)
    if (!undone.ok) return undone
    const { kind, dossierId } = undone.value
    if (kind !== 'accepted' || dossierId === null) return ok(true)
    const opened = await openedBy(tx, actor.municipalityId, command.referralId, dossierId)
    if (opened === 'joined') return ok(true)
    if (opened === 'in-use') return refuse({ kind: 'dossier-in-use' })
    const discarded = await discardDossier(tx, deps, actor, dossierId)
    return discarded.ok ? ok(true) : discarded
  })
}

/** Whether the dossier grew from this referral and is still as it was opened; one it only joined stays. */
async function openedBy(tx: Tx, municipalityId: string, referralId: string, dossierId: string): Promise<'fresh' | 'in-use' | 'joined'> {
  const dossier = await tx
    .selectFrom('dossiers.dossier as dossier')
    .select(['dossier.referral_id', 'dossier.started_on', 'dossier.is_open'])
    .select(({ exists, selectFrom }) => [
      exists(
        selectFrom('contacts.contact as contact')
          .select('contact.id')
          .whereRef('contact.municipality_id', '=', 'dossier.municipality_id')
          .whereRef('contact.dossier_id', '=', 'dossier.id'),
      ).as('hasContacts'),
    ])
    .where('dossier.municipality_id', '=', municipalityId)
    .where('dossier.id', '=', dossierId)
    .executeTakeFirst()
  if (dossier === undefined || dossier.referral_id !== referralId) return 'joined'
  return dossier.hasContacts || dossier.started_on !== null || !dossier.is_open ? 'in-use' : 'fresh'
}
