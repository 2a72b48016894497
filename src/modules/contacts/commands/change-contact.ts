import { recordAudit } from '#modules/audit/public.ts'
import { lockDossier } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { type Contact, type ContactRefusal, checkContact } from '../domain/contact.ts'
import { policy } from '../policy.ts'
import { type ContactRow, readContact } from '../queries/contacts.ts'
import { dropStepsOfContact, reopenStepsOfContact, updateContact } from '../store.ts'

export type CorrectContact = {
  readonly dossierId: string
  readonly contactId: string
  readonly contact: Contact
  /** The last correction that stood in the form when it was opened; null when there was none. */
  readonly seen: Date | null
}

export type CorrectContactRefusal =
  | { readonly kind: 'not-found' }
  /** A colleague corrected it meanwhile: nothing is overwritten, both texts are shown. */
  | { readonly kind: 'changed-meanwhile'; readonly theirs: ContactRow }
  | ContactRefusal

export async function correctContact(deps: Deps, actor: Actor, command: CorrectContact): Promise<Result<null, CorrectContactRefusal>> {
  if (!policy.allows(actor, 'contacts.record')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const dossier = await lockDossier(tx, actor.municipalityId, command.dossierId)
    const stored = dossier === null ? null : await readContact(tx, actor.municipalityId, dossier.id, command.contactId)
    if (dossier === null || stored === null || stored.withdrawnAt !== null) return refuse({ kind: 'not-found' })
    if (stored.changedAt?.getTime() !== command.seen?.getTime()) return refuse({ kind: 'changed-meanwhile', theirs: stored })
    const contact = checkContact(command.contact, dossier, deps.today())
    if (!contact.ok) return contact
    const { kind, happenedOn, happenedAt, minutes, domains, note } = contact.value
    const change = { kind, happened_on: happenedOn, happened_at: happenedAt, minutes, domains: [...domains], note, changed_at: deps.now() }
    await updateContact(tx, { municipalityId: actor.municipalityId, dossierId: dossier.id, id: stored.id }, change)
    await recordAudit(tx, deps, actor, { action: 'contacts.contact.corrected', subjectId: stored.id, dossierId: dossier.id })
    return ok(null)
  })
}

export type OfContact = { readonly dossierId: string; readonly contactId: string }
type NotFound = { readonly kind: 'not-found' }

/** Takes a contact back, with the open steps that were agreed in it. It stays in the history and can be put back. */
export async function withdrawContact(deps: Deps, actor: Actor, command: OfContact): Promise<Result<null, NotFound>> {
  return turn(deps, actor, command, 'withdrawn')
}

export async function restoreContact(deps: Deps, actor: Actor, command: OfContact): Promise<Result<null, NotFound>> {
  return turn(deps, actor, command, 'restored')
}

async function turn(deps: Deps, actor: Actor, command: OfContact, to: 'withdrawn' | 'restored'): Promise<Result<null, NotFound>> {
  if (!policy.allows(actor, 'contacts.record')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const dossier = await lockDossier(tx, actor.municipalityId, command.dossierId)
    const stored = dossier === null ? null : await readContact(tx, actor.municipalityId, dossier.id, command.contactId)
    if (dossier === null || stored === null) return refuse({ kind: 'not-found' })
    // Taking back twice is taking back once.
    if ((stored.withdrawnAt !== null) === (to === 'withdrawn')) return ok(null)
    const at = deps.now()
    if (stored.withdrawnAt === null) await dropStepsOfContact(tx, actor.municipalityId, stored.id, at)
    else await reopenStepsOfContact(tx, actor.municipalityId, stored.id, stored.withdrawnAt)
    const key = { municipalityId: actor.municipalityId, dossierId: dossier.id, id: stored.id }
    await updateContact(tx, key, { withdrawn_at: to === 'withdrawn' ? at : null })
    await recordAudit(tx, deps, actor, { action: `contacts.contact.${to}`, subjectId: stored.id, dossierId: dossier.id })
    return ok(null)
  })
}
