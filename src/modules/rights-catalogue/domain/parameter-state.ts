import { type Interval, intervalOn, mayBeOutdated, type Parameter, type Right } from '#modules/rights/public.ts'
import type { IsoDay } from '#platform/day.ts'

/** How an amount or limit stands on a day: in order, older than its yearly index, without a value, or without a day from which it holds. */
export type ParameterState = 'current' | 'old' | 'gap' | 'undated'

export function intervalsOf(name: string, { values }: Parameter): readonly Interval[] {
  return values.map((value) => ({ name, ...value }))
}

export function stateOf(name: string, parameter: Parameter, on: IsoDay): ParameterState {
  const last = intervalOn(intervalsOf(name, parameter), on)
  if (last === null) return 'gap'
  if (!parameter.unit.startsWith('eur')) return last.to === null && last.endBasis === 'unknown-gap' ? 'old' : 'current'
  if (last.from === null) return 'undated'
  return mayBeOutdated(last, parameter.rhythm, on) ? 'old' : 'current'
}

export type RightState = { readonly newest: IsoDay | null; readonly old: number; readonly gaps: number }

/** What a list says of a right: the day of its newest amount, how many amounts may be outdated and how many have no value today. */
export function rightState(right: Right, on: IsoDay): RightState {
  const parameters = Object.entries(right.parameters)
  const states = parameters.map(([name, parameter]) => stateOf(name, parameter, on))
  const days = parameters.flatMap(([, { unit, values }]) => (unit.startsWith('eur') ? values.flatMap(({ from }) => from ?? []) : []))
  return {
    newest: days.toSorted().at(-1) ?? null,
    old: states.filter((state) => state === 'old').length,
    gaps: states.filter((state) => state === 'gap').length,
  }
}
