import { type PersonDetails, readPerson } from '#modules/people/public.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Agreement, Channel, Outlook, Relationship, Situation, Urgency } from '../domain/referral.ts'
import type { ReferralState } from '../domain/referral-state.ts'
import type { Screening } from '../domain/screening.ts'
import { referralColumns, type StoredStep, stepsOf } from '../store.ts'

/** A referral as it was told, with its history. */
export type Referral = {
  readonly id: string
  readonly reference: string
  readonly person: PersonDetails
  readonly channel: Channel
  readonly organisationId: string | null
  readonly referrerName: string | null
  readonly referrerContact: string | null
  readonly receivedAt: Date
  readonly receivedOn: IsoDay
  readonly state: ReferralState
  readonly situation: Situation
  readonly dueOn: IsoDay | null
  readonly dueIsEstimate: boolean
  readonly childBornOn: IsoDay | null
  readonly helpWanted: readonly string[]
  readonly message: string | null
  readonly relationship: Relationship | null
  readonly agreement: Agreement | null
  readonly agreedOn: IsoDay | null
  readonly agreedLanguage: string | null
  readonly mayTellStatus: boolean
  readonly mayTellCounsellor: boolean
  readonly screening: Screening
  readonly signals: readonly string[]
  readonly urgency: Urgency | null
  readonly warmHandover: boolean
  readonly outlook: Outlook | null
  readonly steps: readonly StoredStep[]
}

/** One referral with its person and steps; null when it is not there. */
export async function readReferral(tx: Tx, municipalityId: string, referralId: string): Promise<Referral | null> {
  const row = await tx
    .selectFrom('referrals.referral')
    .select(referralColumns)
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', referralId)
    .executeTakeFirst()
  if (row === undefined) return null
  const person = await readPerson(tx, municipalityId, row.person_id)
  if (person === null) throw new Error(`referral ${referralId} without its person`)
  const { income, education, work, stimulation, housing, health } = row
  return {
    id: row.id,
    reference: row.reference,
    person,
    channel: row.channel,
    organisationId: row.organisation_id,
    referrerName: row.referrer_name,
    referrerContact: row.referrer_contact,
    receivedAt: row.received_at,
    receivedOn: row.received_on,
    state: row.state,
    situation: row.situation,
    dueOn: row.due_on,
    dueIsEstimate: row.due_is_estimate,
    childBornOn: row.child_born_on,
    helpWanted: row.help_wanted,
    message: row.message,
    relationship: row.relationship,
    agreement: row.agreement,
    agreedOn: row.agreed_on,
    agreedLanguage: row.agreed_language,
    mayTellStatus: row.may_tell_status,
    mayTellCounsellor: row.may_tell_counsellor,
    screening: { income, education, work, stimulation, housing, health },
    signals: row.signals,
    urgency: row.urgency,
    warmHandover: row.warm_handover,
    outlook: row.outlook,
    steps: await stepsOf(tx, municipalityId, referralId),
  }
}
