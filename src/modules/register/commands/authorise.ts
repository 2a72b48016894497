import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { policy } from '../policy.ts'
import { countNumbers, currentAuthorisation } from '../store.ts'

type NotFound = { readonly kind: 'not-found' }

/** Switches the number on for the municipality. Without the reference of an authorisation and its day it stays off. */
export async function switchOn(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { reference, grantedOn }: { readonly reference: string; readonly grantedOn: IsoDay },
): Promise<Result<null, NotFound | { readonly kind: 'no-reference' } | { readonly kind: 'in-future' }>> {
  if (!policy.allows(actor, 'register.authorise')) return refuse({ kind: 'not-found' })
  if (reference.trim() === '') return refuse({ kind: 'no-reference' })
  if (grantedOn > deps.today()) return refuse({ kind: 'in-future' })
  if ((await currentAuthorisation(tx, actor.municipalityId)) !== null) return ok(null)
  const id = deps.newId()
  await tx
    .insertInto('register.authorisation')
    .values({
      municipality_id: actor.municipalityId,
      id,
      reference: reference.trim(),
      granted_on: grantedOn,
      at: deps.now(),
      by: actor.accountId,
    })
    .execute()
  await recordAudit(tx, deps, actor, { action: 'register.authorisation.given', subjectId: id })
  return ok(null)
}

/** Switches it off: from now on nobody sees, finds or writes a number. What is kept stays sealed until it is erased. */
export async function switchOff(tx: Tx, deps: Deps, actor: Actor): Promise<Result<null, NotFound>> {
  const current = await currentAuthorisation(tx, actor.municipalityId)
  if (!policy.allows(actor, 'register.authorise') || current === null) return refuse({ kind: 'not-found' })
  await tx
    .updateTable('register.authorisation')
    .set({ ended_at: deps.now(), ended_by: actor.accountId })
    .where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', current.id)
    .execute()
  await recordAudit(tx, deps, actor, { action: 'register.authorisation.ended', subjectId: current.id })
  return ok(null)
}

/** Erases every number, after switching off; there is no way back. */
export async function eraseNumbers(tx: Tx, deps: Deps, actor: Actor): Promise<Result<{ readonly erased: number }, NotFound>> {
  if (!policy.allows(actor, 'register.authorise')) return refuse({ kind: 'not-found' })
  if ((await currentAuthorisation(tx, actor.municipalityId)) !== null) return refuse({ kind: 'not-found' })
  const erased = await countNumbers(tx, actor.municipalityId)
  await tx.deleteFrom('register.number').where('municipality_id', '=', actor.municipalityId).execute()
  await recordAudit(tx, deps, actor, { action: 'register.numbers.erased', detail: { erased } })
  return ok({ erased })
}
