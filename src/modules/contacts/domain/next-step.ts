import { addDays, addMonths, type IsoDay } from '#platform/day.ts'
import { ok, type Result, refuse } from '#platform/result.ts'

export type NextStep = {
  readonly what: string
  /** Who does it, in words; null for the counsellor. */
  readonly who: string | null
  readonly dueOn: IsoDay | null
}

export type NextStepRefusal = { readonly kind: 'nothing-to-do' } | { readonly kind: 'due-in-past' } | { readonly kind: 'dossier-ended' }

/** A step says what will be done, by a day that has not passed, in a dossier that still runs. */
export function checkNextStep(step: NextStep, dossier: { readonly isOpen: boolean }, today: IsoDay): Result<NextStep, NextStepRefusal> {
  if (!dossier.isOpen) return refuse({ kind: 'dossier-ended' })
  if (step.what.trim() === '') return refuse({ kind: 'nothing-to-do' })
  if (step.dueOn !== null && step.dueOn < today) return refuse({ kind: 'due-in-past' })
  return ok({ ...step, what: step.what.trim() })
}

export const dueChips = ['today', 'tomorrow', 'one-week', 'two-weeks', 'one-month'] as const
export type DueChip = (typeof dueChips)[number]

/** The days a step is most often due, nearest first. */
export function dueDays(today: IsoDay): readonly { readonly chip: DueChip; readonly day: IsoDay }[] {
  return [
    { chip: 'today', day: today },
    { chip: 'tomorrow', day: addDays(today, 1) },
    { chip: 'one-week', day: addDays(today, 7) },
    { chip: 'two-weeks', day: addDays(today, 14) },
    { chip: 'one-month', day: addMonths(today, 1) },
  ]
}
