import type { IsoDay } from '#platform/day.ts'
import type { Explanation, UsedParameter } from './answer.ts'
import { compile } from './compile.ts'
import { type Compiled, type Names, RuleError, type Run, showType, type Type } from './expression.ts'
import { type Interval, intervalOn } from './parameters.ts'
import { rememberLast } from './remember.ts'
import type { Condition, Parameter, Right, RightVersion } from './right-schema.ts'
import { type Home, readTerritory } from './territory.ts'
import { readUnit, type Unit } from './unit.ts'
import { usedParameter } from './used-parameter.ts'
import type { Truth } from './value.ts'

export type CompiledCondition =
  | {
      readonly is: 'test'
      readonly id: string
      readonly say: string
      readonly rule: Compiled
      /** The step that stands there while the facts are not known and need not be; null when they have to be. */
      readonly unasked: JudgedCheck | null
    }
  | { readonly is: 'any' | 'all'; readonly id: string; readonly say: string; readonly parts: readonly CompiledCondition[] }
  /** What nobody can compute holds nothing up; its step is always the same. */
  | { readonly is: 'check'; readonly id: string; readonly say: string; readonly judged: JudgedCheck }
export type JudgedCheck = { readonly truth: true; readonly part: Explanation }

export type CompiledCase = { readonly id: string; readonly say: string; readonly when: Compiled | null; readonly value: Compiled }
export type CompiledAmount = {
  readonly kind: 'exact' | 'ceiling' | 'range'
  readonly per: NonNullable<RightVersion['amount']>['per']
  readonly say: string
  readonly low: Compiled | null
  readonly cases: readonly CompiledCase[]
}
export type CompiledVersion = {
  readonly version: RightVersion
  readonly steps: ReadonlyMap<string, Run>
  readonly among: Compiled | null
  readonly conditions: readonly CompiledCondition[]
  readonly amount: CompiledAmount | null
  readonly deadline: { readonly say: string; readonly day: Compiled } | null
  readonly earliest: { readonly say: string; readonly day: Compiled } | null
  readonly derived: readonly (readonly [string, Compiled])[]
}
export type CompiledRight = {
  readonly right: Right
  /** Whether it holds where a family lives. */
  readonly holdsIn: (home: Home) => Truth
  /** The value of each parameter on a day. The last day asked is remembered: one day is asked for many families. */
  readonly parametersOn: (on: IsoDay) => (name: string) => Interval | null
  /** The value of a parameter on another day, such as that of the birth. */
  readonly parameterAt: (name: string, day: IsoDay) => Interval | null
  /** A value as an explanation shows it, remembered for the last day asked. */
  readonly usedOn: (on: IsoDay, interval: Interval) => UsedParameter
  /** The newest rules first. */
  readonly versions: readonly CompiledVersion[]
  /** The rules that hold on a day: of several, those that began last. */
  readonly versionOn: (on: IsoDay) => CompiledVersion | undefined
}

function unitOf(parameter: Parameter): Unit {
  const unit = readUnit(parameter.unit)
  if (unit === null) throw new RuleError(`no unit: ${parameter.unit}`)
  return unit
}

/** A right with its rules read and checked. Throws a `RuleError` that names the right, the condition and what is wrong. */
export function compileRight(right: Right): CompiledRight {
  const parameters = Object.fromEntries(Object.entries(right.parameters).map(([name, parameter]) => [name, unitOf(parameter)]))
  const series = Object.fromEntries(
    Object.entries(right.parameters).map(([name, { unit, values }]) => [name, values.map((value) => intervalOf(name, unit, value))]),
  )
  try {
    const newestFirst = right.versions.toSorted((a, b) => (b.from ?? '').localeCompare(a.from ?? ''))
    const versions = newestFirst.map((version) => compileVersion(version, { parameters, subject: version.for, steps: {}, it: null }))
    const parameterAt = (name: string, day: IsoDay) => intervalOn(series[name] ?? [], day)
    return {
      right,
      holdsIn: readTerritory(right.territory),
      parametersOn: lookUpOn(series),
      parameterAt,
      usedOn: rememberUsed(right),
      versions,
      versionOn: rememberLast((on) => versions.find(({ version }) => (version.from ?? '') <= on && (version.to ?? on) >= on)),
    }
  } catch (error) {
    const rule = error instanceof RuleError ? error.rule : null
    throw new RuleError(`${right.id}: ${error instanceof Error ? error.message : String(error)}`, rule)
  }
}

function lookUpOn(series: Readonly<Record<string, readonly Interval[]>>): CompiledRight['parametersOn'] {
  return rememberLast((on) => {
    const known = new Map(Object.entries(series).map(([name, values]) => [name, intervalOn(values, on)] as const))
    return (name) => known.get(name) ?? null
  })
}

function rememberUsed(right: Right): CompiledRight['usedOn'] {
  let last = { on: '', used: new Map<Interval, UsedParameter>() }
  return (on, interval) => {
    if (last.on !== on) last = { on, used: new Map() }
    const known = last.used.get(interval)
    if (known !== undefined) return known
    const made = usedParameter(right, interval, on)
    last.used.set(interval, made)
    return made
  }
}

/** Money stands in the file in euros, as people write it, and is worked with in cents. */
function intervalOf(name: string, unit: string, value: Parameter['values'][number]): Interval {
  return { name, ...value, value: unit.startsWith('eur') ? Math.round(value.value * 100_000) / 1000 : value.value }
}

type NamedSteps = { readonly names: Names; readonly steps: ReadonlyMap<string, Run> }

function compileSteps(rules: RightVersion['let'], outer: Names): NamedSteps {
  const start: NamedSteps = { names: outer, steps: new Map() }
  return Object.entries(rules).reduce(({ names, steps }, [name, rule]) => {
    const { type, run } = compile(rule, names)
    return { names: { ...names, steps: { ...names.steps, [name]: type } }, steps: new Map([...steps, [name, run]]) }
  }, start)
}

function compileVersion(version: RightVersion, outer: Names): CompiledVersion {
  const { names, steps } = compileSteps(version.let, outer)
  const dayOf = (rule: { say: string; day: string } | null) =>
    rule === null ? null : { say: rule.say, day: expect(compile(rule.day, names), 'day', rule.day) }
  const among = version.among === undefined ? null : expect(compile(version.among, names), 'truth', version.among)
  return {
    version,
    steps,
    among,
    conditions: version.conditions.map((condition) => compileCondition(condition, names)),
    amount: version.amount === null ? null : compileAmount(version.amount, names),
    deadline: dayOf(version.deadline),
    earliest: dayOf(version.earliest),
    derived: Object.entries(version.derived).map(([name, rule]) => [name, compile(rule, names)] as const),
  }
}

function expect(compiled: Compiled, is: Type['is'], source: string): Compiled {
  if (compiled.type.is !== is) throw new RuleError(`${source}: ${showType(compiled.type)}, not ${is}`, source)
  return compiled
}

function compileCondition(condition: Condition, names: Names): CompiledCondition {
  const { id, say } = condition
  if ('check' in condition) return { is: 'check', id, say, judged: checkOf(id, say) }
  if ('any' in condition) return { is: 'any', id, say, parts: condition.any.map((part) => compileCondition(part, names)) }
  if ('all' in condition) return { is: 'all', id, say, parts: condition.all.map((part) => compileCondition(part, names)) }
  const unasked = condition.whenUnknown === 'check' ? checkOf(id, say) : null
  return { is: 'test', id, say, rule: expect(compile(condition.test, names), 'truth', condition.test), unasked }
}

function checkOf(id: string, say: string): JudgedCheck {
  return { truth: true, part: { id, outcome: 'check', say, facts: [], parameters: [], missing: [], parts: [] } }
}

function compileAmount(amount: NonNullable<RightVersion['amount']>, names: Names): CompiledAmount {
  const { kind, per, say, value, low, cases = [] } = amount
  if ((value === undefined) === (cases.length === 0)) throw new RuleError('an amount has a value or cases')
  if ((kind === 'range') !== (low !== undefined)) throw new RuleError('a range, and only a range, has a lower end')
  const money = (rule: string) => expectMoney(compile(rule, names), per, rule)
  const single = value === undefined ? [] : [{ id: 'amount', say, when: null, value: money(value) }]
  const several = cases.map((one) => ({
    id: one.id,
    say: one.say,
    when: expect(compile(one.when, names), 'truth', one.when),
    value: money(one.value),
  }))
  return { kind, per, say, low: low === undefined ? null : money(low), cases: [...single, ...several] }
}

function expectMoney(compiled: Compiled, per: string, source: string): Compiled {
  const { type } = compiled
  if (type.is !== 'number' || type.unit.top !== 'eur') throw new RuleError(`${source}: ${showType(type)}, not money`, source)
  const bottom = per === 'once' ? '' : per
  if (type.unit.bottom !== bottom) throw new RuleError(`${source}: ${showType(type)}, but the amount is per ${per}`, source)
  return compiled
}
