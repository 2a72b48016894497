import { daysBetween, type IsoDay, pregnancyAge } from '#platform/day.ts'
import type { FamilyClock } from './summary.ts'

/** The pregnancy a dossier is about: the one recorded last. */
export type Pregnancy = {
  readonly id: string
  readonly dueOn: IsoDay | null
  readonly bornOn: IsoDay | null
  /** Children expected or born, lost ones included; 2 for twins. */
  readonly expected: number
  /** Losses of this pregnancy that stand. */
  readonly lost: number
}

/** Children of the pregnancy that are expected or alive; 0 when nothing is known about one. */
export function babiesOf(pregnancy: Pregnancy | null): number {
  return pregnancy === null ? 0 : Math.max(0, pregnancy.expected - pregnancy.lost)
}

/** A loss that leaves no child, born or expected. The dossier turns discreet: no clock, no baby items, no messages about the baby. */
export function hasOnlyLoss(pregnancy: Pregnancy | null): boolean {
  return pregnancy !== null && pregnancy.lost > 0 && babiesOf(pregnancy) === 0
}

const longestOverdueDays = 42

/** Long after the due date the child is there, but nobody wrote it down: a count of weeks would be wrong. */
export function isLongOverdue(dueOn: IsoDay, today: IsoDay): boolean {
  return daysBetween(dueOn, today) > longestOverdueDays
}

/** Weeks of pregnancy that turn into the age of the child. A twin that lives keeps the clock; after a loss without one there is no clock. */
export function clockOf(pregnancy: Pregnancy | null, today: IsoDay): FamilyClock {
  if (pregnancy === null || hasOnlyLoss(pregnancy)) return { kind: 'none' }
  const { bornOn, dueOn } = pregnancy
  if (bornOn !== null) return { kind: 'child', bornOn, ageDays: Math.max(0, daysBetween(bornOn, today)) }
  if (dueOn === null || isLongOverdue(dueOn, today)) return { kind: 'none' }
  return { kind: 'pregnant', dueOn, ...pregnancyAge(dueOn, today) }
}
