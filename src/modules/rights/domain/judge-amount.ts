import type { Amount, Explanation, Outcome } from './answer.ts'
import type { CompiledAmount, CompiledRight } from './compile-right.ts'
import type { Scene, Value } from './expression.ts'
import type { Interval } from './parameters.ts'
import { factsOf, freshTrace, parametersOf } from './steps.ts'
import { isUnknown } from './value.ts'

export type FoundAmount = { readonly amount: Amount | null; readonly missing: readonly string[]; readonly part: Explanation }

/** The amount of one right for one person or the family. While it is not known which case holds, the amount is a range over those that may. */
export function judgeAmount(amount: CompiledAmount, scene: Scene, compiled: CompiledRight, used: Interval[]): FoundAmount {
  const trace = freshTrace(scene)
  const missing: string[] = []
  const { open, amount: found } = settleAmount(amount, scene, missing)
  used.push(...trace.parameters)
  const isKnown = found !== null
  const say = open.length === 1 ? (open[0]?.say ?? amount.say) : amount.say
  const outcome: Outcome = isKnown ? 'yes' : 'unknown'
  const part = {
    id: 'amount',
    outcome,
    say,
    facts: factsOf(trace),
    parameters: parametersOf(trace, compiled, scene.on),
    missing,
    parts: [],
  }
  return { amount: found, missing, part }
}

type SettledAmount = { readonly amount: Amount | null; readonly open: CompiledAmount['cases'] }

/** The amount without the reasons; what is missing goes into `missing`, or nowhere for who has many families to go through. */
export function settleAmount(amount: CompiledAmount, scene: Scene, missing: string[] | null): SettledAmount {
  const { open, isComplete } = openCases(amount, scene, missing)
  const values = open.map(({ value }) => value.run(scene))
  const low = amount.low?.run(scene)
  if (missing !== null) for (const value of values) if (isUnknown(value)) missing.push(...value.missing)
  const cents = values.flatMap((value) => (typeof value === 'number' ? [Math.max(0, Math.round(value))] : []))
  const isKnown = isComplete && cents.length === values.length
  return { amount: isKnown ? spanning(amount, cents, low) : null, open }
}

type OpenCases = { readonly open: CompiledAmount['cases']; readonly isComplete: boolean }

/** The first case that holds decides; those before it of which nobody knows whether they hold stay possible. Incomplete: perhaps none of them holds. */
function openCases({ cases }: CompiledAmount, scene: Scene, missing: string[] | null): OpenCases {
  const open: CompiledAmount['cases'][number][] = []
  for (const one of cases) {
    const holds = one.when === null ? true : one.when.run(scene)
    if (holds === false) continue
    open.push(one)
    if (holds === true) return { open, isComplete: true }
    if (isUnknown(holds)) missing?.push(...holds.missing)
  }
  return { open, isComplete: false }
}

function spanning({ kind, per }: CompiledAmount, cents: readonly number[], low: Value | undefined): Amount {
  const least = Math.min(...cents, typeof low === 'number' ? Math.max(0, Math.round(low)) : Number.POSITIVE_INFINITY)
  const most = Math.max(...cents)
  return least < most
    ? { cents: most, per, kind: 'range', fromCents: least }
    : { cents: most, per, kind: kind === 'range' ? 'exact' : kind }
}

export type AmountOf = { readonly who: string; readonly outcome: Outcome; readonly amount: Amount | null }

/** The amount for all who have the right together; when that is not known yet, what it would be. Null as soon as one of them is not known. */
export function sumOfAmounts(judged: readonly AmountOf[], outcome: Outcome): Amount | null {
  if (outcome === 'no') return null
  const counted = judged.filter((one) => one.outcome === outcome)
  const known = counted.flatMap(({ amount, who }) => (amount === null ? [] : [{ amount, who }]))
  const first = known[0]?.amount
  if (first === undefined || known.length < counted.length) return null
  const isRange = known.some(({ amount }) => amount.kind === 'range')
  const cents = known.reduce((sum, { amount }) => sum + amount.cents, 0)
  const fromCents = known.reduce((sum, { amount }) => sum + (amount.fromCents ?? amount.cents), 0)
  const each = known.map(({ who, amount }) => ({ who, cents: amount.cents }))
  return {
    cents,
    per: first.per,
    kind: isRange ? 'range' : first.kind,
    ...(isRange ? { fromCents } : {}),
    ...(known.length > 1 ? { each } : {}),
  }
}
