import type { IsoDay } from '#platform/day.ts'
import { ok, type Result, refuse } from '#platform/result.ts'

/** How far a right of a family is: we found it, it was asked, and what came of it; `changed`: it goes on, with another amount from a day. */
export const stepKinds = ['found', 'asked', 'granted', 'changed', 'refused', 'appealed', 'stopped'] as const
export type StepKind = (typeof stepKinds)[number]

export const stepPeriods = ['once', 'day', 'week', 'month', 'quarter', 'year'] as const
export type StepPeriod = (typeof stepPeriods)[number]

/** Why a right was refused, as far as a list can say it: counted over families, it is a signal. */
export const refusalReasons = ['income', 'residence', 'papers', 'too-late', 'not-the-rule', 'no-answer', 'other'] as const
export type RefusalReason = (typeof refusalReasons)[number]

export type Step = {
  readonly id: string
  readonly kind: StepKind
  readonly onDay: IsoDay
  readonly cents: number | null
  readonly per: StepPeriod | null
  /** Worked out by the rules and not yet corrected by anybody; else a person noted it. */
  readonly isComputed: boolean
  /** First day of the amount; it may still have to come. */
  readonly since: IsoDay | null
  readonly reason: RefusalReason | null
  readonly nextWho: string | null
  readonly nextWhat: string | null
  readonly deadlineOn: IsoDay | null
  readonly remindOn: IsoDay | null
  readonly note: string | null
  readonly at: Date
  readonly byName: string | null
}

/** A right of one family, or of one child or adult in it, with its steps that stand, oldest first. */
export type Claim = { readonly id: string; readonly rightId: string; readonly subject: string; readonly steps: readonly Step[] }

const after: Readonly<Record<StepKind | 'none', readonly StepKind[]>> = {
  none: ['found', 'asked', 'granted'],
  found: ['asked', 'granted', 'stopped'],
  asked: ['granted', 'refused', 'stopped'],
  granted: ['changed', 'stopped', 'refused'],
  changed: ['changed', 'stopped', 'refused'],
  refused: ['appealed', 'asked', 'stopped'],
  appealed: ['granted', 'refused', 'stopped'],
  stopped: ['asked', 'granted'],
}

/** The steps that can follow, the likeliest first. */
export function nextSteps(claim: Pick<Claim, 'steps'> | undefined): readonly StepKind[] {
  return after[claim?.steps.at(-1)?.kind ?? 'none']
}

export function standing(claim: Claim | undefined): Step | null {
  return claim?.steps.at(-1) ?? null
}

/** The last amount that was named, whether it began already or not; null when nobody noted one. */
export function amountOf(claim: Claim): { readonly cents: number; readonly per: StepPeriod } | null {
  const last = claim.steps.findLast(({ cents }) => cents !== null)
  return last === undefined || last.cents === null || last.per === null ? null : { cents: last.cents, per: last.per }
}

const dayOrder = (a: Step, b: Step): number => a.onDay.localeCompare(b.onDay) || a.at.getTime() - b.at.getTime() || a.id.localeCompare(b.id)

export function inOrder(steps: readonly Step[]): readonly Step[] {
  return steps.toSorted(dayOrder)
}

export type NewStep = Omit<Step, 'id' | 'at' | 'byName'>
export type StepRefusal =
  | { readonly kind: 'not-now' }
  | { readonly kind: 'in-future' }
  | { readonly kind: 'before-last' }
  | { readonly kind: 'per-missing' }
  | { readonly kind: 'amount-missing' }
  | { readonly kind: 'before-start' }
  | { readonly kind: 'reason-missing' }

/** The first day of what runs now: of the last time it was granted. Null when it does not run. */
export function runsSince(claim: Claim | undefined): IsoDay | null {
  const last = standing(claim)?.kind
  const begun = last === 'granted' || last === 'changed' ? claim?.steps.findLast(({ kind }) => kind === 'granted') : undefined
  return begun === undefined ? null : (begun.since ?? begun.onDay)
}

/** A change says how much and from when: never before what it changes began. A correction of all of it begins on that first day. */
function checkChange(claim: Claim | undefined, step: NewStep): StepRefusal | null {
  if (step.cents === null) return { kind: 'amount-missing' }
  const from = runsSince(claim)
  return from !== null && (step.since ?? step.onDay) < from ? { kind: 'before-start' } : null
}

/** A step follows what went before it, on a day that has come; an amount says per what; a refusal says why, or that it is not known. */
export function checkStep(claim: Claim | undefined, step: NewStep, today: IsoDay): Result<NewStep, StepRefusal> {
  if (!nextSteps(claim).includes(step.kind)) return refuse({ kind: 'not-now' })
  if (step.onDay > today) return refuse({ kind: 'in-future' })
  const last = standing(claim)
  if (last !== null && step.onDay < last.onDay) return refuse({ kind: 'before-last' })
  if (step.cents !== null && step.per === null) return refuse({ kind: 'per-missing' })
  if (step.kind === 'refused' && step.reason === null) return refuse({ kind: 'reason-missing' })
  const wrong = step.kind === 'changed' ? checkChange(claim, step) : null
  if (wrong !== null) return refuse(wrong)
  return ok(step.cents === null ? { ...step, per: null, isComputed: false } : step)
}
