import type { NewPerson } from '#modules/people/public.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Screening } from './screening.ts'
import type { HelpTile } from './told-by-parent.ts'

export const situations = ['pregnant', 'born', 'unsure'] as const
export type Situation = (typeof situations)[number]
export const agreements = ['spoken', 'written', 'not-asked'] as const
export type Agreement = (typeof agreements)[number]
export const urgencies = ['today', 'this-week', 'no-hurry'] as const
export type Urgency = (typeof urgencies)[number]
export const relationships = ['single', 'unstable', 'stable', 'unknown'] as const
export type Relationship = (typeof relationships)[number]
export const outlooks = ['soon-on-her-own', 'long-guidance', 'too-early'] as const
export type Outlook = (typeof outlooks)[number]
export const signals = ['few-people', 'cannot-find-way', 'many-worries', 'tension-at-home', 'no-residence'] as const
export type Signal = (typeof signals)[number]
export type Channel = 'parent' | 'partner' | 'team' | 'import'

/** What a parent or a partner tells, the same for every door. */
export type ReferralDetails = {
  readonly person: NewPerson
  readonly situation: Situation
  readonly dueOn: IsoDay | null
  readonly dueIsEstimate: boolean
  readonly childBornOn: IsoDay | null
  readonly helpWanted: readonly HelpTile[]
  readonly message: string | null
  /** Null when the parent asks for herself. */
  readonly agreement: Agreement | null
  readonly agreedOn: IsoDay | null
  readonly agreedLanguage: string | null
  readonly mayTellStatus: boolean
  readonly mayTellCounsellor: boolean
  readonly screening: Screening
  readonly signals: readonly Signal[]
  readonly urgency: Urgency | null
  readonly warmHandover: boolean
}

/** Who sends it. */
export type Sender = {
  readonly channel: Channel
  readonly organisationId: string | null
  readonly referrerName: string | null
  readonly referrerContact: string | null
  readonly locale: string
}
