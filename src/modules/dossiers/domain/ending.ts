import type { IsoDay } from '#platform/day.ts'
import { ok, type Result, refuse } from '#platform/result.ts'

export const endingReasons = ['goals-reached', 'planned-end', 'handed-over', 'moved', 'own-choice', 'no-contact', 'other'] as const
export type EndingReason = (typeof endingReasons)[number]

// Stopped before the guidance was finished; counted so in the report, with the same three reasons as the lists of the team.
const dropOuts: readonly EndingReason[] = ['moved', 'own-choice', 'no-contact']

export type Ending = {
  readonly endedOn: IsoDay
  readonly reason: EndingReason
  /** The reason in words; asked for with `other`. */
  readonly reasonText: string | null
  readonly summary: string | null
}
export type EndingRefusal =
  | { readonly kind: 'already-ended'; readonly endedOn: IsoDay }
  | { readonly kind: 'end-in-future' }
  | { readonly kind: 'end-before-opening'; readonly openedOn: IsoDay }
  | { readonly kind: 'reason-needed' }
  | { readonly kind: 'notes-would-go' }
type Endable = { readonly isOpen: boolean; readonly openedOn: IsoDay; readonly endedOn: IsoDay | null }

/** Guidance ends on a day that has come, not before the dossier was opened, with a reason. Answers whether she stopped before it was finished. */
export function checkEnding(dossier: Endable, ending: Ending, today: IsoDay): Result<{ readonly isDropOut: boolean }, EndingRefusal> {
  if (!dossier.isOpen) return refuse({ kind: 'already-ended', endedOn: dossier.endedOn ?? today })
  if (ending.endedOn > today) return refuse({ kind: 'end-in-future' })
  if (ending.endedOn < dossier.openedOn) return refuse({ kind: 'end-before-opening', openedOn: dossier.openedOn })
  if (ending.reason === 'other' && !ending.reasonText?.trim()) return refuse({ kind: 'reason-needed' })
  return ok({ isDropOut: dropOuts.includes(ending.reason) })
}
