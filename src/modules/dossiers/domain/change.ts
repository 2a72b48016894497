import { addDays, type IsoDay } from '#platform/day.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { babiesOf, type Pregnancy } from './clock.ts'

export type NotFound = { readonly kind: 'not-found' }
export type Ended = { readonly kind: 'ended' }
type Open = { readonly isOpen: boolean; readonly openedOn: IsoDay }

/** A dossier whose guidance ended is read, not changed; reopening comes first. */
export function checkOpen(dossier: { readonly isOpen: boolean }): Result<null, Ended> {
  return dossier.isOpen ? ok(null) : refuse({ kind: 'ended' })
}

export type AssignmentRefusal = Ended | { readonly kind: 'same-counsellor' } | { readonly kind: 'unknown-counsellor' }

/** Another counsellor takes over. `team` are the people who guide families now. */
export function checkAssignment(dossier: Open, now: string | null, next: string, team: readonly string[]): Result<null, AssignmentRefusal> {
  if (!dossier.isOpen) return refuse({ kind: 'ended' })
  if (!team.includes(next)) return refuse({ kind: 'unknown-counsellor' })
  return now === next ? refuse({ kind: 'same-counsellor' }) : ok(null)
}

export type ProgrammeRefusal =
  | Ended
  | { readonly kind: 'same-programme' }
  | { readonly kind: 'unknown-programme' }
  | { readonly kind: 'reason-needed' }

/** From Opkomst to Opkomst+ or back, with a reason: colleagues and the report ask why. */
export function checkProgrammeChange(
  dossier: { readonly isOpen: boolean; readonly programme: string },
  to: string,
  offered: readonly string[],
  reason: string,
): Result<null, ProgrammeRefusal> {
  if (!dossier.isOpen) return refuse({ kind: 'ended' })
  if (!offered.includes(to)) return refuse({ kind: 'unknown-programme' })
  if (dossier.programme === to) return refuse({ kind: 'same-programme' })
  return reason.trim() === '' ? refuse({ kind: 'reason-needed' }) : ok(null)
}

export type BirthRefusal =
  | { readonly kind: 'already-born'; readonly bornOn: IsoDay }
  | { readonly kind: 'birth-in-future' }
  | { readonly kind: 'far-from-due'; readonly dueOn: IsoDay }
  | { readonly kind: 'no-child-expected' }
  | { readonly kind: 'number-of-children' }

// A child born before about 21 weeks or more than five weeks late is a wrong date far more often than a birth.
const earliestDays = 135
const latestDays = 35

/** One or more children were born on a day that has come and that fits the due date. */
export function checkBirth(
  pregnancy: Pregnancy | null,
  birth: { readonly bornOn: IsoDay; readonly children: number },
  today: IsoDay,
): Result<null, BirthRefusal> {
  if (pregnancy?.bornOn != null) return refuse({ kind: 'already-born', bornOn: pregnancy.bornOn })
  if (pregnancy !== null && babiesOf(pregnancy) === 0) return refuse({ kind: 'no-child-expected' })
  if (birth.children < 1 || birth.children > 5) return refuse({ kind: 'number-of-children' })
  if (birth.bornOn > today) return refuse({ kind: 'birth-in-future' })
  const dueOn = pregnancy?.dueOn ?? null
  const isFar = dueOn !== null && (birth.bornOn < addDays(dueOn, -earliestDays) || birth.bornOn > addDays(dueOn, latestDays))
  return isFar ? refuse({ kind: 'far-from-due', dueOn }) : ok(null)
}

export type LossRefusal = { readonly kind: 'loss-in-future' } | { readonly kind: 'nothing-to-record' } | { readonly kind: 'before-birth' }
/** Null: a child that was expected. */
export type LostChild = { readonly personId: string; readonly birthDate: IsoDay | null; readonly diedOn: IsoDay | null } | null

/** A loss is recorded for a child that is expected or that is a member of the family, on a day that has come. Twins: one at a time. */
export function checkLoss(
  pregnancy: Pregnancy | null,
  child: LostChild,
  happenedOn: IsoDay,
  today: IsoDay,
): Result<{ readonly ofPregnancy: boolean }, LossRefusal> {
  if (happenedOn > today) return refuse({ kind: 'loss-in-future' })
  if (child === null) {
    return pregnancy !== null && pregnancy.bornOn === null && babiesOf(pregnancy) > 0
      ? ok({ ofPregnancy: true })
      : refuse({ kind: 'nothing-to-record' })
  }
  if (child.diedOn !== null) return refuse({ kind: 'nothing-to-record' })
  if (child.birthDate !== null && happenedOn < child.birthDate) return refuse({ kind: 'before-birth' })
  const ofPregnancy = pregnancy?.bornOn != null && pregnancy.bornOn === child.birthDate && babiesOf(pregnancy) > 0
  return ok({ ofPregnancy })
}

export type DueDateRefusal = { readonly kind: 'already-born'; readonly bornOn: IsoDay } | { readonly kind: 'due-out-of-reach' }

/** A due date lies at most 42 weeks ahead and 6 weeks back; later than that the birth is what is missing. */
export function checkDueDate(pregnancy: Pregnancy | null, dueOn: IsoDay, today: IsoDay): Result<null, DueDateRefusal> {
  if (pregnancy?.bornOn != null) return refuse({ kind: 'already-born', bornOn: pregnancy.bornOn })
  return dueOn > addDays(today, 42 * 7) || dueOn < addDays(today, -6 * 7) ? refuse({ kind: 'due-out-of-reach' }) : ok(null)
}

export type StartRefusal =
  | Ended
  | { readonly kind: 'start-in-future' }
  | { readonly kind: 'start-before-opening'; readonly openedOn: IsoDay }

/** The first day of guidance: the headline figure of the report counts from it. */
export function checkStart(dossier: Open, startedOn: IsoDay, today: IsoDay): Result<null, StartRefusal> {
  if (!dossier.isOpen) return refuse({ kind: 'ended' })
  if (startedOn > today) return refuse({ kind: 'start-in-future' })
  return startedOn < dossier.openedOn ? refuse({ kind: 'start-before-opening', openedOn: dossier.openedOn }) : ok(null)
}

export type RefusalRefusal = Ended | { readonly kind: 'refused-in-future' } | { readonly kind: 'until-passed' }

/** She does not want something now. It is kept with the day, and optionally until when we do not ask again. */
export function checkRefusal(
  dossier: Open,
  refusal: { readonly refusedOn: IsoDay; readonly untilOn: IsoDay | null },
  today: IsoDay,
): Result<null, RefusalRefusal> {
  if (!dossier.isOpen) return refuse({ kind: 'ended' })
  if (refusal.refusedOn > today) return refuse({ kind: 'refused-in-future' })
  return refusal.untilOn !== null && refusal.untilOn <= today ? refuse({ kind: 'until-passed' }) : ok(null)
}
