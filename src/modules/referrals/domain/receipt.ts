import type { IsoDay } from '#platform/day.ts'
import type { ReferralState } from './referral-state.ts'

export type ReceiptFacts = {
  readonly receivedOn: IsoDay
  readonly state: ReferralState
  readonly agreement: 'spoken' | 'written' | 'not-asked' | null
  readonly mayTellStatus: boolean
  readonly mayTellCounsellor: boolean
  /** First contact: a logged call, or the first contact of the dossier. */
  readonly contactedOn: IsoDay | null
  readonly startedOn: IsoDay | null
  readonly endedOn: IsoDay | null
  readonly counsellorName: string | null
}

/** What the organisation that referred may see; absent is not agreed, null is "not yet". */
export type Receipt = {
  readonly receivedOn: IsoDay
  readonly isWithdrawn: boolean
  readonly asksParentFirst: boolean
  readonly status: null | {
    readonly contactedOn: IsoDay | null
    readonly startedOn: IsoDay | null
    readonly endedOn: IsoDay | null
    readonly wentElsewhere: boolean
  }
  readonly counsellorName: string | null
}

/** Shows only what the parent agreed to. Without her agreement, or when it was never asked, a partner sees that it arrived and nothing else. */
export function receiptOf(facts: ReceiptFacts): Receipt {
  const agreed = facts.agreement === 'spoken' || facts.agreement === 'written'
  const status =
    agreed && facts.mayTellStatus
      ? {
          contactedOn: facts.contactedOn,
          startedOn: facts.startedOn,
          endedOn: facts.endedOn,
          wentElsewhere: facts.state === 'forwarded' || facts.state === 'declined',
        }
      : null
  return {
    receivedOn: facts.receivedOn,
    isWithdrawn: facts.state === 'withdrawn',
    asksParentFirst: facts.agreement === 'not-asked',
    status,
    counsellorName: agreed && facts.mayTellCounsellor && facts.state === 'accepted' ? facts.counsellorName : null,
  }
}
