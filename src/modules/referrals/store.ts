import { addPerson } from '#modules/people/public.ts'
import type { Actor } from '#platform/actor.ts'
import { dayInBrussels } from '#platform/day.ts'
import { nextReference } from '#platform/db/counter.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import type { ReferralDetails, Sender } from './domain/referral.ts'
import { type StepKind, stateOf } from './domain/referral-state.ts'

/** Columns of what was told; the person stands in her own table. */
export function detailColumns(details: ReferralDetails) {
  return {
    situation: details.situation,
    due_on: details.dueOn,
    due_is_estimate: details.dueIsEstimate,
    child_born_on: details.childBornOn,
    help_wanted: [...details.helpWanted],
    message: details.message,
    agreement: details.agreement,
    agreed_on: details.agreedOn,
    agreed_language: details.agreedLanguage,
    may_tell_status: details.mayTellStatus,
    may_tell_counsellor: details.mayTellCounsellor,
    ...details.screening,
    signals: [...details.signals],
    urgency: details.urgency,
    warm_handover: details.warmHandover,
  }
}

/** Writes a new referral with its person and its first step. Inside the transaction of the command, which audits. */
export async function insertReferral(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  id: string,
  row: { readonly details: ReferralDetails; readonly sender: Sender; readonly receiptHash: string | null },
): Promise<{ readonly reference: string }> {
  const { municipalityId } = actor
  const receivedOn = dayInBrussels(deps.now())
  const personId = await addPerson(tx, deps, municipalityId, row.details.person)
  const reference = await nextReference(tx, municipalityId, 'AM', Number(receivedOn.slice(0, 4)))
  await tx
    .insertInto('referrals.referral')
    .values({
      municipality_id: municipalityId,
      id,
      reference,
      person_id: personId,
      channel: row.sender.channel,
      organisation_id: row.sender.organisationId,
      referrer_name: row.sender.referrerName,
      referrer_contact: row.sender.referrerContact,
      referred_by: actor.accountId,
      received_at: deps.now(),
      received_on: receivedOn,
      state: 'new',
      relationship: null,
      outlook: null,
      receipt_hash: row.receiptHash,
      locale: row.sender.locale,
      ...detailColumns(row.details),
    })
    .execute()
  await insertStep(tx, deps, actor, id, { kind: 'received' })
  return { reference }
}

export type NewStep = {
  /** For a caller that needs the id beforehand. */
  readonly id?: string | undefined
  readonly kind: StepKind
  readonly reason?: string | null | undefined
  readonly note?: string | null | undefined
  readonly organisationId?: string | null | undefined
  readonly dossierId?: string | null | undefined
  readonly accountId?: string | null | undefined
  readonly undoesId?: string | undefined
}

export async function insertStep(tx: Tx, deps: Deps, actor: Actor, referralId: string, step: NewStep): Promise<string> {
  const id = step.id ?? deps.newId()
  await tx
    .insertInto('referrals.step')
    .values({
      municipality_id: actor.municipalityId,
      id,
      referral_id: referralId,
      kind: step.kind,
      reason: step.reason ?? null,
      note: step.note ?? null,
      organisation_id: step.organisationId ?? null,
      dossier_id: step.dossierId ?? null,
      account_id: step.accountId ?? null,
      undoes_id: step.undoesId ?? null,
      at: deps.now(),
      by: actor.accountId,
    })
    .execute()
  return id
}

/** Named one by one: sealed columns are read with their place. */
export const referralColumns = [
  'municipality_id',
  'id',
  'reference',
  'person_id',
  'channel',
  'organisation_id',
  'referrer_name',
  'referrer_contact',
  'referred_by',
  'received_at',
  'received_on',
  'state',
  'situation',
  'due_on',
  'due_is_estimate',
  'child_born_on',
  'help_wanted',
  'message',
  'relationship',
  'agreement',
  'agreed_on',
  'agreed_language',
  'may_tell_status',
  'may_tell_counsellor',
  'income',
  'education',
  'work',
  'stimulation',
  'housing',
  'health',
  'signals',
  'urgency',
  'warm_handover',
  'outlook',
  'receipt_hash',
  'locale',
] as const

/** Locks a referral for a decision; null when it is not there. */
export async function lockReferral(tx: Tx, municipalityId: string, referralId: string) {
  const row = await tx
    .selectFrom('referrals.referral')
    .select(referralColumns)
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', referralId)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export type StoredStep = {
  readonly id: string
  readonly kind: StepKind
  readonly reason: string | null
  readonly note: string | null
  readonly organisationId: string | null
  readonly dossierId: string | null
  readonly accountId: string | null
  readonly undoesId: string | null
  readonly at: Date
  readonly by: string | null
}

/** The history of a referral, oldest first. */
export async function stepsOf(tx: Tx, municipalityId: string, referralId: string): Promise<StoredStep[]> {
  return tx
    .selectFrom('referrals.step')
    .select([
      'id',
      'kind',
      'reason',
      'note',
      'organisation_id as organisationId',
      'dossier_id as dossierId',
      'account_id as accountId',
      'undoes_id as undoesId',
      'at',
      'by',
    ])
    .where('municipality_id', '=', municipalityId)
    .where('referral_id', '=', referralId)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

/** Writes the state the history now gives. */
export async function storeState(tx: Tx, municipalityId: string, referralId: string): Promise<void> {
  const state = stateOf(await stepsOf(tx, municipalityId, referralId))
  await tx
    .updateTable('referrals.referral')
    .set({ state })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', referralId)
    .execute()
}
