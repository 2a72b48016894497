import type { IsoDay } from '#platform/day.ts'
import type { Interval } from './parameters.ts'
import type { Adult, Child, Income, Situation } from './situation.ts'
import type { Trace } from './trace.ts'
import { showUnit, type Unit } from './unit.ts'
import type { Unknown } from './value.ts'

/** What an expression yields. Two calendars, or money of two periods, are two types: mixing them does not compile. */
export type Type =
  | { readonly is: 'truth' }
  | { readonly is: 'number'; readonly unit: Unit }
  | { readonly is: 'day' }
  | { readonly is: 'calendar'; readonly of: Calendar }
  | { readonly is: 'text'; readonly among: readonly string[] | null }
  | { readonly is: 'one'; readonly of: ListName }
  | { readonly is: 'many'; readonly of: ListName }

export const calendars = ['month', 'quarter', 'year', 'school-year', 'award-year', 'pregnancy-week'] as const
export type Calendar = (typeof calendars)[number]
export type ListName = 'adults' | 'children' | 'incomes' | 'benefits' | 'events'

/** An element of a list of the situation, with its place: what is missing in it can be named. */
export type Item = {
  readonly list: ListName
  readonly at: number
  /** `children[1]`: where it stands. */
  readonly path: string
  readonly value: Readonly<Record<string, unknown>>
}
export type Value = boolean | number | string | Item | readonly Item[] | Unknown

/** What an expression is worked out against. */
export type Scene = {
  readonly on: IsoDay
  readonly situation: Situation
  readonly subject: Item | null
  /** The element at hand inside `any`, `all`, `count` and `sum`. */
  it: Item | null
  /** A group of facts of the family, such as `housing`, or its own facts for the empty name; undefined when nothing is known of it. */
  readonly group: (name: string) => Readonly<Record<string, unknown>> | undefined
  /** The elements of a list, or null when nothing is known of it. Made once per family. */
  readonly items: (list: ListName) => readonly Item[] | null
  /** The incomes that were looked for, by path: most rights ask for the same ones. */
  readonly incomes: Map<string, FoundIncome>
  readonly parameter: (name: string) => Interval | null
  readonly parameterAt: (name: string, day: IsoDay) => Interval | null
  /** The named steps of the rules, and what they came to: each is worked out once. */
  readonly steps: ReadonlyMap<string, Run>
  readonly known: Map<string, { readonly value: Value; readonly trace: Trace }>
  /** Of the step at hand; the judge lays a fresh one before each step. */
  trace: Trace
}

/** One that is listed, a sum of several, or what is missing. */
export type FoundIncome = Income | number | Unknown

export type Run = (scene: Scene) => Value
export type Compiled = { readonly type: Type; readonly run: Run }

/** What a rule may name: its parameters with their unit, and whether it is judged per child or per adult. */
export type Names = {
  readonly parameters: Readonly<Record<string, Unit>>
  readonly subject: 'child' | 'adult' | 'family'
  /** What the named steps above a rule yield. */
  readonly steps: Readonly<Record<string, Type>>
  readonly it: ListName | null
}

/** A rule that cannot be understood, or that mixes what may not be mixed. Found when the data are checked, never while a family is judged. */
export class RuleError extends Error {
  override readonly name = 'RuleError'
  /** The rule as it was written, when one is to blame. */
  readonly rule: string | null
  constructor(message: string, rule: string | null = null) {
    super(message)
    this.rule = rule
  }
}

export function showType(type: Type): string {
  if (type.is === 'number') return showUnit(type.unit)
  if (type.is === 'calendar' || type.is === 'many' || type.is === 'one')
    return `${type.is === 'calendar' ? '' : `${type.is} of `}${type.of}`
  return type.is
}

/** The applicant: who is marked, else the mother, else the first adult. */
export function applicantOf(adults: readonly Adult[]): number {
  const marked = adults.findIndex((adult) => adult.isApplicant === true)
  const mother = adults.findIndex((adult) => adult.role === 'mother')
  return marked >= 0 ? marked : Math.max(0, mother)
}

export function itemsOf(situation: Situation, list: ListName): readonly Item[] | null {
  const values: readonly (Adult | Child | object)[] | undefined = situation[list]
  return values === undefined ? null : values.map((value, at) => ({ list, at, path: `${list}[${at}]`, value: { ...value } }))
}
