import type { IsoDay } from '#platform/day.ts'
import type { Answer } from './answer.ts'
import type { Claim, StepPeriod } from './claim.ts'
import type { Right } from './right-schema.ts'

export type Proposal = { readonly cents: number; readonly per: StepPeriod; readonly since: IsoDay }

/** A school year is received once in a year. */
function periodOf(per: string): StepPeriod | null {
  return wholePeriods.find((one) => one === (per === 'school-year' ? 'year' : per)) ?? null
}

/** What the family pays for it, and not what it receives. */
export function isPriced({ versions }: Pick<Right, 'versions'>): boolean {
  return versions.some(({ amount }) => amount?.isPrice === true)
}

/** A daily amount says nothing about a month without the days, so it is not taken over. */
const wholePeriods: readonly StepPeriod[] = ['once', 'week', 'month', 'quarter', 'year']

/**
 * What a step notes when nobody types an amount: the one the rules work out, from the day it can begin. Only an exact amount that is received: a range, a
 * ceiling, what is not known, a price, and an amount per day, hour or litre stay unknown. Null too when a person named an amount since it last stopped:
 * theirs holds.
 */
export function proposalFor(
  claim: Claim | undefined,
  right: Pick<Right, 'versions'>,
  { amount, earliest }: Pick<Answer, 'amount' | 'earliest'>,
  today: IsoDay,
): Proposal | null {
  const per = amount === null || amount.kind !== 'exact' || amount.fromCents !== undefined ? null : periodOf(amount.per)
  if (amount === null || per === null || isPriced(right) || isNamed(claim)) return null
  const since = earliest !== null && earliest > today ? earliest : today
  return { cents: amount.cents, per, since }
}

function isNamed(claim: Claim | undefined): boolean {
  const steps = claim?.steps ?? []
  const stopped = steps.findLastIndex(({ kind }) => kind === 'stopped')
  return steps.slice(stopped + 1).findLast(({ cents }) => cents !== null)?.isComputed === false
}
