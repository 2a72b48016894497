import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { ReferralState } from '../domain/referral-state.ts'

export type EarlierReferral = {
  readonly personId: string
  readonly referralId: string
  readonly receivedOn: IsoDay
  readonly state: ReferralState
}

/** Referrals of these people, newest first: what happened when she was here before. */
export async function referralsOfPeople(tx: Tx, municipalityId: string, personIds: readonly string[]): Promise<EarlierReferral[]> {
  if (personIds.length === 0) return []
  return tx
    .selectFrom('referrals.referral')
    .select(['person_id as personId', 'id as referralId', 'received_on as receivedOn', 'state'])
    .where('municipality_id', '=', municipalityId)
    .where('person_id', 'in', personIds)
    .orderBy('received_on', 'desc')
    .execute()
}
