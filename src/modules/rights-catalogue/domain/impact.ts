import { type Amount, type Catalogue, evaluateAllBriefly, monthlyWeight, type Outcome, type Situation } from '#modules/rights/public.ts'
import type { IsoDay } from '#platform/day.ts'

/** What one right says to one family: `none` when it is not in the catalogue. */
export type Seen = { readonly outcome: Outcome | 'none'; readonly amount: Amount | null }

export const effects = ['gained', 'lost', 'more', 'less', 'other', 'same'] as const
/** What a change does for a family, also for one of whom something is still to be asked; `other`: another answer, or an amount that was or becomes unknown. */
export type Effect = (typeof effects)[number]

export function seenIn(catalogue: Catalogue, right: string, situation: Situation, on: IsoDay): Seen {
  const only = catalogue.rights.filter((one) => one.right.id === right)
  const [answer] = evaluateAllBriefly({ ...catalogue, rights: only }, situation, on)
  return answer === undefined ? { outcome: 'none', amount: null } : { outcome: answer.outcome, amount: answer.amount }
}

/** Cents per month that a family probably gets; null when that cannot be told. */
function monthly({ outcome, amount }: Seen): number | null {
  return outcome !== 'yes' ? 0 : amount === null ? null : monthlyWeight(amount)
}

const refused: readonly Seen['outcome'][] = ['no', 'none']

export function effectOf(before: Seen, after: Seen): Effect {
  if (before.outcome === 'yes' && refused.includes(after.outcome)) return 'lost'
  if (before.outcome !== 'yes' && after.outcome === 'yes') return 'gained'
  if (before.outcome !== after.outcome) return refused.includes(before.outcome) && refused.includes(after.outcome) ? 'same' : 'other'
  const [was, is] = [before.amount, after.amount]
  if (was === null || is === null) return was === is ? 'same' : 'other'
  const same = was.cents === is.cents && was.per === is.per && was.fromCents === is.fromCents
  if (same) return 'same'
  const difference = monthlyWeight(is) - monthlyWeight(was)
  return difference > 0 ? 'more' : difference < 0 ? 'less' : 'other'
}

/** Difference in cents per month; null when one of the two amounts is not known. */
export function monthlyDifference(before: Seen, after: Seen): number | null {
  const [was, is] = [monthly(before), monthly(after)]
  return was === null || is === null ? null : is - was
}
