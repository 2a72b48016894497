import { dayInBrussels, type IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { hashReceipt } from '../commands/receipt-token.ts'
import type { Agreement } from '../domain/referral.ts'
import type { ReferralState } from '../domain/referral-state.ts'
import { firstContact } from './inbox.ts'

/** What the receipt and the list of a partner start from; what may be shown of it is decided by `receiptOf`. */
export type OwnReferral = {
  readonly id: string
  readonly reference: string
  readonly organisationId: string | null
  readonly initials: string
  readonly receivedOn: IsoDay
  readonly state: ReferralState
  readonly agreement: Agreement | null
  readonly mayTellStatus: boolean
  readonly mayTellCounsellor: boolean
  readonly dueOn: IsoDay | null
  readonly contactedOn: IsoDay | null
}

function ownReferrals(tx: Tx, municipalityId: string) {
  return tx
    .selectFrom('referrals.referral as referral')
    .innerJoin('people.person as person', (join) =>
      join.onRef('person.municipality_id', '=', 'referral.municipality_id').onRef('person.id', '=', 'referral.person_id'),
    )
    .select(['referral.id', 'referral.reference', 'referral.organisation_id as organisationId', 'person.given_name', 'person.family_name'])
    .select(['referral.received_on as receivedOn', 'referral.state', 'referral.agreement', 'referral.may_tell_status as mayTellStatus'])
    .select(['referral.may_tell_counsellor as mayTellCounsellor', 'referral.due_on as dueOn', firstContact.as('contactedAt')])
    .where('referral.municipality_id', '=', municipalityId)
}

type OwnRow = Omit<OwnReferral, 'initials' | 'contactedOn'> & {
  readonly given_name: string
  readonly family_name: string
  readonly contactedAt: Date | null
}

function toOwn({ given_name, family_name, contactedAt, ...row }: OwnRow): OwnReferral {
  const initials = [given_name, family_name].flatMap((name) => (name === '' ? [] : [`${[...name][0]?.toUpperCase() ?? ''}.`])).join(' ')
  return { ...row, initials, contactedOn: contactedAt === null ? null : dayInBrussels(contactedAt) }
}

/** Referrals one organisation sent, newest first; initials only. */
export async function referralsOfOrganisation(
  tx: Tx,
  municipalityId: string,
  organisationId: string,
  limit: number,
): Promise<OwnReferral[]> {
  const rows = await ownReferrals(tx, municipalityId)
    .where('referral.organisation_id', '=', organisationId)
    .orderBy('referral.received_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toOwn)
}

/** One referral, if this organisation sent it. */
export async function ownReferral(tx: Tx, municipalityId: string, organisationId: string, referralId: string): Promise<OwnReferral | null> {
  const row = await ownReferrals(tx, municipalityId)
    .where('referral.organisation_id', '=', organisationId)
    .where('referral.id', '=', referralId)
    .executeTakeFirst()
  return row === undefined ? null : toOwn(row)
}

/** The referral a receipt belongs to; null for a token that was never given or was renewed. */
export async function referralOfReceipt(tx: Tx, municipalityId: string, token: string): Promise<OwnReferral | null> {
  const row = await ownReferrals(tx, municipalityId).where('referral.receipt_hash', '=', hashReceipt(token)).executeTakeFirst()
  return row === undefined ? null : toOwn(row)
}

/** Count and mean weeks at referral of this calendar year, pregnancies with a due date only; for the thank-you line. */
export async function yearOfOrganisation(
  tx: Tx,
  municipalityId: string,
  organisationId: string,
  year: number,
): Promise<{ readonly parents: number; readonly daysToBirth: readonly number[] }> {
  const rows = await tx
    .selectFrom('referrals.referral')
    .select(['due_on', 'received_on', 'situation'])
    .where('municipality_id', '=', municipalityId)
    .where('organisation_id', '=', organisationId)
    .where('received_on', '>=', `${year}-01-01`)
    .where('received_on', '<=', `${year}-12-31`)
    .where('state', '<>', 'withdrawn')
    .execute()
  const daysToBirth = rows.flatMap((row) =>
    row.situation === 'pregnant' && row.due_on !== null
      ? [Math.round((Date.parse(row.due_on) - Date.parse(row.received_on)) / 86_400_000)]
      : [],
  )
  return { parents: rows.length, daysToBirth }
}
