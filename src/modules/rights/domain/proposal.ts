import type { IsoDay } from '#platform/day.ts'
import type { Answer } from './answer.ts'
import { type Claim, type StepPeriod, stepPeriods } from './claim.ts'

export type Proposal = { readonly cents: number; readonly per: StepPeriod; readonly since: IsoDay }

/** A school year is received once in a year. */
function periodOf(per: string): StepPeriod | null {
  return stepPeriods.find((one) => one === (per === 'school-year' ? 'year' : per)) ?? null
}

/**
 * What a step notes when nobody types an amount: the one the rules work out, from the day it can begin. Only an exact amount: a range, a ceiling, what is
 * not known, and a price per hour or litre stay unknown. Null too when a person named an amount since it last stopped: theirs holds.
 */
export function proposalFor(claim: Claim | undefined, { amount, earliest }: Pick<Answer, 'amount' | 'earliest'>, today: IsoDay) {
  const per = amount === null || amount.kind !== 'exact' || amount.fromCents !== undefined ? null : periodOf(amount.per)
  if (amount === null || per === null || isNamed(claim)) return null
  const since = earliest !== null && earliest > today ? earliest : today
  return { cents: amount.cents, per, since } satisfies Proposal
}

function isNamed(claim: Claim | undefined): boolean {
  const steps = claim?.steps ?? []
  const stopped = steps.findLastIndex(({ kind }) => kind === 'stopped')
  return steps.slice(stopped + 1).findLast(({ cents }) => cents !== null)?.isComputed === false
}
