import { recordAudit } from '#modules/audit/public.ts'
import { readPerson } from '#modules/people/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { isRegisterNumber, type ViewPurpose } from '../domain/number.ts'
import { policy } from '../policy.ts'
import { currentAuthorisation, peopleWithNumber, readNumber } from '../store.ts'

type NotFound = { readonly kind: 'not-found' }
type OfPerson = { readonly personId: string; readonly dossierId: string }

/** Off, unknown, not hers or not allowed look alike. */
async function mayWorkWith(tx: Tx, actor: Actor, personId: string): Promise<boolean> {
  if ((await currentAuthorisation(tx, actor.municipalityId)) === null) return false
  return (await readPerson(tx, actor.municipalityId, personId)) !== null
}

/** Keeps the number of a person, instead of the one there was. Who else has it is answered by a look-up, never by a refusal. */
export async function saveNumber(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { personId, dossierId, digits }: OfPerson & { readonly digits: string },
): Promise<Result<null, NotFound | { readonly kind: 'not-a-number' }>> {
  if (!policy.allows(actor, 'register.write') || !(await mayWorkWith(tx, actor, personId))) return refuse({ kind: 'not-found' })
  if (!isRegisterNumber(digits)) return refuse({ kind: 'not-a-number' })
  await tx.deleteFrom('register.number').where('municipality_id', '=', actor.municipalityId).where('person_id', '=', personId).execute()
  await tx
    .insertInto('register.number')
    .values({
      municipality_id: actor.municipalityId,
      id: deps.newId(),
      person_id: personId,
      number: digits,
      at: deps.now(),
      by: actor.accountId,
    })
    .execute()
  await recordAudit(tx, deps, actor, { action: 'register.number.saved', subjectId: personId, dossierId })
  return ok(null)
}

export async function removeNumber(tx: Tx, deps: Deps, actor: Actor, { personId, dossierId }: OfPerson): Promise<Result<null, NotFound>> {
  if (!policy.allows(actor, 'register.write') || !(await mayWorkWith(tx, actor, personId))) return refuse({ kind: 'not-found' })
  await tx.deleteFrom('register.number').where('municipality_id', '=', actor.municipalityId).where('person_id', '=', personId).execute()
  await recordAudit(tx, deps, actor, { action: 'register.number.removed', subjectId: personId, dossierId })
  return ok(null)
}

/** The whole number, once, for a purpose from the list that stands in the audit. */
export async function unmaskNumber(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { personId, dossierId, why }: OfPerson & { readonly why: ViewPurpose },
): Promise<Result<{ readonly digits: string }, NotFound>> {
  if (!policy.allows(actor, 'register.unmask') || !(await mayWorkWith(tx, actor, personId))) return refuse({ kind: 'not-found' })
  const digits = await readNumber(tx, actor.municipalityId, personId)
  if (digits === null) return refuse({ kind: 'not-found' })
  await recordAudit(tx, deps, actor, { action: 'register.number.unmasked', subjectId: personId, dossierId, detail: { why } })
  return ok({ digits })
}

/** Who has this number, for the own team; the audit holds how many were found, not the number. */
export async function lookUpNumber(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  digits: string,
): Promise<Result<{ readonly personIds: readonly string[] }, NotFound>> {
  if (!policy.allows(actor, 'register.look-up')) return refuse({ kind: 'not-found' })
  if ((await currentAuthorisation(tx, actor.municipalityId)) === null) return refuse({ kind: 'not-found' })
  const personIds = isRegisterNumber(digits) ? await peopleWithNumber(tx, actor.municipalityId, digits) : []
  await recordAudit(tx, deps, actor, { action: 'register.number.looked-up', detail: { found: personIds.length } })
  return ok({ personIds })
}
