import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import { addMonths, type IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { type AskedHandover, checkHandover, type HandoverRefusal, handoverMonths, handoverPurpose } from '../domain/handover.ts'
import { policy } from '../policy.ts'
import { readHandover } from '../queries/handovers.ts'
import { secrecyOfRecipient } from '../queries/secrecy.ts'
import { insertHandover, updateTakenOver } from '../store.ts'
import { keepPermission, recipientColumns } from './permissions.ts'

type NotFound = { readonly kind: 'not-found' }
export type HandOver = {
  readonly dossierId: string
  readonly openedOn: IsoDay
  readonly asked: AskedHandover
  /** The contact as which the meeting of three stands in the history; written by the caller in this transaction. */
  readonly contactId: string | null
}

/**
 * Writes down a warm handover with its sheet. The receiver reads the sheet by a permission of its own that the family gave together with it,
 * so it stands in "who may see what" and ends with one tap.
 */
export async function handOver(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { dossierId, openedOn, asked, contactId }: HandOver,
): Promise<
  Result<{ readonly handoverId: string; readonly happenedOn: IsoDay; readonly receiverName: string }, NotFound | HandoverRefusal>
> {
  if (!policy.allows(actor, 'consent.hand-over') || actor.accountId === null) return refuse({ kind: 'not-found' })
  const recorded = asked.recipient === null ? null : await secrecyOfRecipient(tx, actor.municipalityId, asked.recipient)
  const today = deps.today()
  const checked = checkHandover(asked, { today, openedOn, recorded })
  if (!checked.ok) return checked
  const sheet = checked.value
  const permissionId = await keepPermission(tx, deps, actor, dossierId, {
    recipient: sheet.recipient,
    purpose: handoverPurpose,
    how: sheet.how,
    kinds: ['handover'],
    domains: [],
    fromOn: today,
    untilOn: addMonths(today, handoverMonths),
  })
  const handoverId = deps.newId()
  await insertHandover(tx, {
    municipality_id: actor.municipalityId,
    id: handoverId,
    dossier_id: dossierId,
    permission_id: permissionId,
    giver_id: actor.accountId,
    ...recipientColumns(sheet.recipient),
    receiver_name: sheet.receiverName,
    happened_on: sheet.happenedOn,
    helps: sheet.helps,
    agreed: sheet.agreed,
    avoid: sheet.avoid,
    calls_first: sheet.callsFirst,
    seen_how: sheet.seenHow,
    seen_on: sheet.seenOn,
    contact_id: contactId,
    at: deps.now(),
    by: actor.accountId,
  })
  await recordAudit(tx, deps, actor, { action: 'consent.handover.recorded', subjectId: handoverId, dossierId })
  return ok({ handoverId, happenedOn: sheet.happenedOn, receiverName: sheet.receiverName })
}

/** "Taken over": the receiver says so, or the team writes down that it was said. Whether the asker may, the caller has asked `mayShow`. */
export async function takeOver(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { dossierId, handoverId }: { readonly dossierId: string; readonly handoverId: string },
): Promise<Result<null, NotFound>> {
  if (!policy.allows(actor, 'consent.take-over')) return refuse({ kind: 'not-found' })
  const handover = await readHandover(tx, actor.municipalityId, handoverId)
  if (handover === null || handover.dossierId !== dossierId) return refuse({ kind: 'not-found' })
  const key = { municipalityId: actor.municipalityId, id: handoverId }
  if (await updateTakenOver(tx, key, { at: deps.now(), by: actor.accountId })) {
    await recordAudit(tx, deps, actor, { action: 'consent.handover.taken-over', subjectId: handoverId, dossierId })
  }
  return ok(null)
}
