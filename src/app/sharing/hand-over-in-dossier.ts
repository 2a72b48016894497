import { recordAudit } from '#modules/audit/public.ts'
import { type AskedHandover, handOver } from '#modules/consent/public.ts'
import { insertContacts } from '#modules/contacts/public.ts'
import { lockDossier } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { refuse } from '#platform/result.ts'

/** The handover, its permission, and the meeting of three in the timeline like every other contact: all or nothing. */
export async function handOverInDossier(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  command: { readonly dossierId: string; readonly asked: AskedHandover; readonly noteOf: (receiverName: string) => string },
) {
  const { dossierId, asked, noteOf } = command
  const dossier = await lockDossier(tx, actor.municipalityId, dossierId)
  if (dossier === null || !dossier.isOpen) return refuse({ kind: 'not-found' as const })
  const contactId = deps.newId()
  const done = await handOver(tx, deps, actor, { dossierId, openedOn: dossier.openedOn, asked, contactId })
  if (!done.ok) return done
  const { happenedOn, receiverName } = done.value
  const of = { municipality_id: actor.municipalityId, id: contactId, dossier_id: dossierId, at: deps.now(), by: actor.accountId }
  insertContacts(tx, [{ ...of, kind: 'warm-handover', happened_on: happenedOn, domains: ['network'], note: noteOf(receiverName) }])
  const detail = { kind: 'warm-handover' }
  await recordAudit(tx, deps, actor, { action: 'contacts.contact.recorded', subjectId: contactId, dossierId, detail })
  return done
}
