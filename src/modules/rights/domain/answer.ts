import type { IsoDay } from '#platform/day.ts'
import type { periods } from './right-schema.ts'

/** `yes` and `no` are "probably"; `unknown` says what is missing; `ask`: a body decides, so ask it. */
export type Outcome = 'yes' | 'no' | 'unknown' | 'ask'

export type Money = { readonly cents: number; readonly per: (typeof periods)[number]; readonly kind: 'exact' | 'range' | 'ceiling' }

/** The amount for all who have the right together; `each` tells it apart, `fromCents` is the lower end of a range. */
export type Amount = Money & {
  readonly fromCents?: number
  readonly each?: readonly { readonly who: string; readonly cents: number }[]
}

/** Money stands in cents, here and among the parameters; the unit says so. */
export type UsedFact = { readonly path: string; readonly value: boolean | number | string; readonly unit: string }
export type UsedParameter = {
  readonly name: string
  readonly label: string
  readonly value: number
  readonly unit: string
  readonly from: IsoDay | null
  readonly to: IsoDay | null
  readonly source: string
  readonly mayBeOutdated: boolean
  readonly note: string | null
}

/** One step of the reasoning: what had to hold, whether it does, and what was looked at. */
export type Explanation = {
  readonly id: string
  readonly outcome: Outcome | 'check'
  readonly say: string
  readonly facts: readonly UsedFact[]
  readonly parameters: readonly UsedParameter[]
  readonly missing: readonly string[]
  readonly parts: readonly Explanation[]
}

export type Answer = {
  readonly id: string
  readonly outcome: Outcome
  /** "You should already receive this": nobody has to ask for it. */
  readonly automatic: boolean
  readonly amount: Amount | null
  /** Facts without which the outcome, or the amount, cannot be told. */
  readonly missing: readonly string[]
  readonly earliest: IsoDay | null
  readonly deadline: IsoDay | null
  /** An amount or limit used here may have been replaced since. */
  readonly outdated: boolean
  readonly derived: Readonly<Record<string, boolean | number | string>>
  /** What nobody can compute and somebody has to look at. */
  readonly toCheck: readonly string[]
  readonly explanation: Explanation
}
