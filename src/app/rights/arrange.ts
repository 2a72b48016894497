import { type Answer, type Claim, monthlyWeight, type Override, type Right } from '#modules/rights/public.ts'
import { daysBetween, type IsoDay } from '#platform/day.ts'

/** One right of a family as a page shows it: what the rules say, what the worker says instead, and how far it is. */
export type RightNow = {
  readonly right: Right
  readonly answer: Answer
  /** The outcome that counts: the worker's when there is one. */
  readonly outcome: Answer['outcome']
  readonly override: Override | null
  readonly claims: readonly Claim[]
}

export type Arranged = Readonly<Record<'underway' | 'probable' | 'toAskThem' | 'unknown' | 'not', readonly RightNow[]>>

export function rightNow(right: Right, answer: Answer, override: Override | null, claims: readonly Claim[]): RightNow {
  return {
    right,
    answer,
    override,
    claims: claims.filter(({ rightId }) => rightId === right.id),
    outcome: override?.says ?? answer.outcome,
  }
}

const urgentDays = 60

function isUrgent({ answer: { deadline } }: RightNow, today: IsoDay): boolean {
  return deadline !== null && deadline >= today && daysBetween(today, deadline) <= urgentDays
}

/** What soon ends first, then most money, then by name. */
export function byUrgency(rights: readonly RightNow[], today: IsoDay): readonly RightNow[] {
  return rights.toSorted(
    (a, b) =>
      Number(isUrgent(b, today)) - Number(isUrgent(a, today)) ||
      monthlyWeight(b.answer.amount) - monthlyWeight(a.answer.amount) ||
      a.right.title.localeCompare(b.right.title),
  )
}

/** The rights under their headings. After a loss nothing about a baby is shown. */
export function arrange(rights: readonly RightNow[], today: IsoDay, hasLoss: boolean): Arranged {
  const shown = byUrgency(
    rights.filter(({ right, claims }) => claims.length > 0 || !(hasLoss && right.domain === 'baby')),
    today,
  )
  const isUnderway = ({ claims }: RightNow): boolean => claims.some(({ steps }) => steps.length > 0)
  const of = (outcome: Answer['outcome']) => shown.filter((one) => !isUnderway(one) && one.outcome === outcome)
  return { underway: shown.filter(isUnderway), probable: of('yes'), toAskThem: of('ask'), unknown: of('unknown'), not: of('no') }
}
