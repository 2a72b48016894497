import { recordAudit } from '#modules/audit/public.ts'
import { readDossierFile } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { mayRemind } from '../domain/reminder.ts'
import { familyPolicy } from '../policy.ts'
import { standingAccess } from '../queries/accesses.ts'

export type TurnReminders = { readonly accessId: string; readonly dossierId: string; readonly wants: boolean }
export type RemindRefusal = { readonly kind: 'not-found' } | { readonly kind: 'not-safe' }

/** A mail the day before an appointment, on or off: by herself, or by the team that asked her. Turning off always works. */
export async function turnReminders(
  deps: Deps,
  actor: Actor,
  { accessId, dossierId, wants }: TurnReminders,
): Promise<Result<null, RemindRefusal>> {
  const isOwn = familyPolicy.allows(actor, 'family.own') && actor.accountId === accessId
  if (!isOwn && !familyPolicy.allows(actor, 'family.access.give')) return refuse({ kind: 'not-found' })
  const { municipalityId } = actor
  return deps.db.as(actor, async (tx): Promise<Result<null, RemindRefusal>> => {
    const access = await standingAccess(tx, municipalityId, accessId, true)
    const file = access === null || access.dossierId !== dossierId ? null : await readDossierFile(tx, municipalityId, dossierId)
    const person = file?.members.find(({ personId }) => personId === access?.personId)
    if (access === null || person === undefined) return refuse({ kind: 'not-found' })
    const { channel, proofHash } = access
    const { hasSafeAddress, mayLeaveMessage } = person
    // The appointments are those of the mother: the other parent is told of none.
    const isMother = person.role === 'mother'
    if (wants && !(isMother && mayRemind({ channel, hasChosenProof: proofHash !== null, hasSafeAddress, mayLeaveMessage })))
      return refuse({ kind: 'not-safe' })
    if ((access.remindersSince !== null) === wants) return ok(null)
    await tx
      .updateTable('family.access')
      .set({ reminders_since: wants ? deps.now() : null })
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', accessId)
      .execute()
    const detail = { accessId, wants, by: isOwn ? 'self' : 'team' }
    await recordAudit(tx, deps, actor, { action: 'family.reminder.turned', subjectId: access.personId, dossierId, detail })
    return ok(null)
  })
}
