import { recordAudit } from '#modules/audit/public.ts'
import { lockDossier } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import { dropDraft } from '#platform/db/drafts.ts'
import { claimSave } from '#platform/db/save-once.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { type Contact, type ContactRefusal, checkContact } from '../domain/contact.ts'
import { checkNextStep, type NextStep, type NextStepRefusal } from '../domain/next-step.ts'
import { policy } from '../policy.ts'
import { insertContacts, insertNextStep } from '../store.ts'

export type RecordContact = {
  readonly dossierId: string
  readonly saveKey: string | null
  readonly contact: Contact
  readonly nextStep: NextStep | null
}

export type RecordContactRefusal = { readonly kind: 'not-found' } | ContactRefusal | NextStepRefusal

/** `contactId` is the contact of the first save when the same form was sent twice. */
export type Recorded = { readonly contactId: string }

/** The draft that is kept while a contact is being typed. */
export function contactDraft(dossierId: string): string {
  return `contact:${dossierId}`
}

/** Records one contact, and the step agreed in it, in one transaction. */
export async function recordContact(deps: Deps, actor: Actor, command: RecordContact): Promise<Result<Recorded, RecordContactRefusal>> {
  if (!policy.allows(actor, 'contacts.record')) return refuse({ kind: 'not-found' })
  return deps.db.as(
    actor,
    async (tx) => {
      const contactId = deps.newId()
      // Claimed while the dossier is locked. A form that is refused leaves no claim, so it may come back, corrected, with the same key.
      const [dossier, earlier] = await Promise.all([
        lockDossier(tx, actor.municipalityId, command.dossierId),
        claimSave(tx, actor, command.saveKey, contactId, deps.now()),
      ])
      if (dossier === null) return refuse({ kind: 'not-found' })
      const contact = checkContact(command.contact, dossier, deps.today())
      if (!contact.ok) return contact
      const step = command.nextStep === null ? null : checkNextStep(command.nextStep, dossier, deps.today())
      if (step !== null && !step.ok) return step

      if (earlier !== null) return ok({ contactId: earlier })

      const of = { municipality_id: actor.municipalityId, dossier_id: dossier.id, at: deps.now(), by: actor.accountId }
      const { kind, happenedOn, happenedAt, minutes, domains, note } = contact.value
      const what = { kind, happened_on: happenedOn, happened_at: happenedAt, minutes, domains: [...domains], note }
      const agreed = step?.value
      insertContacts(tx, [{ ...of, id: contactId, ...what }])
      if (agreed !== undefined) {
        const { what: words, who, dueOn } = agreed
        insertNextStep(tx, { ...of, id: deps.newId(), contact_id: contactId, what: words, who, due_on: dueOn })
      }
      dropDraft(tx, actor, contactDraft(dossier.id))
      const act = { action: 'contacts.contact.recorded', subjectId: contactId, dossierId: dossier.id, detail: { kind } }
      await recordAudit(tx, deps, actor, act)
      return ok({ contactId })
    },
    { byKeys: true },
  )
}
