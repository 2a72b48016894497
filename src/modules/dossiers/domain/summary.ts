import type { LocalText } from '#modules/programmes/public.ts'
import type { IsoDay } from '#platform/day.ts'

/** Pregnancy that turns into the age of the child; none after a loss or when nothing is known. */
export type FamilyClock =
  | { readonly kind: 'pregnant'; readonly dueOn: IsoDay; readonly weeks: number; readonly days: number }
  | { readonly kind: 'child'; readonly bornOn: IsoDay; readonly ageDays: number }
  | { readonly kind: 'none' }

/** What every list and card of a family needs; all of it from one query. */
export type DossierSummary = {
  readonly id: string
  /** Such as OP-2026-0187. */
  readonly reference: string
  readonly motherId: string
  /** First and last name. */
  readonly motherName: string
  readonly motherGivenName: string
  readonly birthDate: IsoDay | null
  /** Id of the programme and its name as people say it. */
  readonly programme: string
  readonly programmeName: string
  /** Shown as a filled tag (Opkomst+). */
  readonly isIntensive: boolean
  readonly packVersion: string
  readonly openedOn: IsoDay
  readonly startedOn: IsoDay | null
  readonly plannedEndOn: IsoDay | null
  /** The planned end rests on a due date or on school days that are not published yet. */
  readonly plannedEndIsEstimate: boolean
  readonly isOpen: boolean
  readonly endedOn: IsoDay | null
  readonly counsellorId: string | null
  readonly counsellorName: string | null
  readonly clock: FamilyClock
  /** Expected day of birth; stays known after the birth. Not shown after a loss. */
  readonly dueOn: IsoDay | null
  /** Number of children of this pregnancy that are expected or alive; 2 for twins. */
  readonly babies: number
  readonly phase: { readonly id: string; readonly name: LocalText; readonly rhythmDays: number; readonly weight: number } | null
  /** A loss left no child, born or expected, in this guidance: no clock, no baby items, no messages about the baby. */
  readonly hasLoss: boolean
  /** Day of the last loss that stands; also set when a twin or sibling lives. */
  readonly lostOn: IsoDay | null
  /** Since when we know of this pregnancy, when one before it was lost in this guidance: what was ready then is not ready now. */
  readonly pregnantAgainOn: IsoDay | null
  /** What she does not want now; respected by every list and reminder. */
  readonly refusals: readonly { readonly what: Refused; readonly untilOn: IsoDay | null }[]
}

export const refused = ['contact', 'guidance', 'measurement'] as const
export type Refused = (typeof refused)[number]
