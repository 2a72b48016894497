import { addMonths, type IsoDay } from '#platform/day.ts'

export const seriesList = ['dossier', 'referral-only', 'work-notes', 'meeting-sheets'] as const
export type Series = (typeof seriesList)[number]
export const triggers = ['closing', 'decision'] as const
export type Trigger = (typeof triggers)[number]
export const outcomes = ['destroy', 'transfer', 'sample'] as const
export type RuleOutcome = (typeof outcomes)[number]

export type RuleText = {
  readonly series: Series
  readonly trigger: Trigger
  /** Whole months after the trigger. */
  readonly months: number
  readonly outcome: RuleOutcome
}

/**
 * What is proposed to a municipality that has no rule yet: ten years after closing, the length of personal claims; two years for a referral
 * that became no dossier; notes at closing, meeting sheets a year later. Nothing of it holds until somebody confirms it with an authority.
 */
export const proposedRules: readonly RuleText[] = [
  { series: 'dossier', trigger: 'closing', months: 120, outcome: 'destroy' },
  { series: 'referral-only', trigger: 'decision', months: 24, outcome: 'destroy' },
  { series: 'work-notes', trigger: 'closing', months: 0, outcome: 'destroy' },
  { series: 'meeting-sheets', trigger: 'closing', months: 12, outcome: 'destroy' },
]

/** Series that go by themselves with the act that ends them; the others wait for two people. */
export function goesByItself(series: Series): boolean {
  return series === 'work-notes' || series === 'meeting-sheets'
}

/** The first day on which a record may go: its period is over in full. */
export function dueOn(trigger: IsoDay, months: number): IsoDay {
  return addMonths(trigger, months)
}

/** Whether a hold keeps a dossier on a day; without an end it always does. */
export function isHeld(hold: { readonly untilOn: IsoDay | null } | null, today: IsoDay): boolean {
  return hold !== null && (hold.untilOn === null || hold.untilOn >= today)
}

export type ApproveFacts = {
  readonly proposedBy: string
  readonly approver: string | null
  readonly isApproved: boolean
  readonly isHeld: boolean
  readonly isOpen: boolean
  /** Null when the family asked: then no period counts. */
  readonly dueOn: IsoDay | null
  readonly today: IsoDay
}
export type ApproveRefusal = 'same-person' | 'approved-before' | 'held' | 'still-open' | 'not-due'

/** Why a proposal may not be carried out now, or null. The second person is never the first. */
export function approveRefusal(facts: ApproveFacts): ApproveRefusal | null {
  if (facts.isApproved) return 'approved-before'
  if (facts.approver === null || facts.approver === facts.proposedBy) return 'same-person'
  if (facts.isHeld) return 'held'
  if (facts.isOpen) return 'still-open'
  return facts.dueOn !== null && facts.dueOn > facts.today ? 'not-due' : null
}
