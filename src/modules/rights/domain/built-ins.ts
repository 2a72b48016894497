import type jsep from 'jsep'
import { household } from './built-ins-family.ts'
import { type Calendar, type Compiled, type Names, RuleError, type Run, type Scene, showType, type Type, type Value } from './expression.ts'
import { asItem, fieldOf, readParameter } from './facts.ts'
import { awardYearOf, between, firstDayOfMonth, monthOf, pregnancyWeek, quarterOf, type Span, schoolYearOf, yearOf } from './time.ts'
import { plain, readUnit, sameUnit, type Unit } from './unit.ts'
import { isUnknown, missingOf, Unknown } from './value.ts'

export type CompileNode = (node: jsep.Expression, names: Names) => Compiled

/** What stands between the brackets of a call, read on demand: some functions look at words, some at values, some at a rule about each element. */
export class Arguments {
  readonly name: string
  private readonly nodes: readonly jsep.Expression[]
  private readonly names: Names
  private readonly compileNode: CompileNode
  constructor(name: string, nodes: readonly jsep.Expression[], names: Names, compileNode: CompileNode) {
    this.name = name
    this.nodes = nodes
    this.names = names
    this.compileNode = compileNode
  }
  get count(): number {
    return this.nodes.length
  }
  private node(at: number): jsep.Expression {
    const node = this.nodes[at]
    if (node === undefined) throw new RuleError(`${this.name} needs ${at + 1} arguments`)
    return node
  }
  any(at: number): Compiled {
    return this.compileNode(this.node(at), this.names)
  }
  /** A word written out, one of those allowed. */
  word<const Word extends string>(at: number, among: readonly Word[]): Word {
    const node = this.node(at)
    const found = among.find((word) => node.type === 'Literal' && word === node['value'])
    if (found === undefined) throw new RuleError(`${this.name} takes one of ${among.join(', ')} as argument ${at + 1}`)
    return found
  }
  text(at: number): string {
    const node = this.node(at)
    if (node.type !== 'Literal' || typeof node['value'] !== 'string') throw new RuleError(`${this.name} takes a word as argument ${at + 1}`)
    return node['value']
  }
  literal(at: number): number {
    const node = this.node(at)
    if (node.type !== 'Literal' || typeof node['value'] !== 'number')
      throw new RuleError(`${this.name} takes a number as argument ${at + 1}`)
    return node['value']
  }
  of<const Is extends Type['is']>(at: number, is: Is): Compiled {
    const compiled = this.any(at)
    if (compiled.type.is !== is) throw new RuleError(`${this.name}: argument ${at + 1} is ${showType(compiled.type)}, not ${is}`)
    return compiled
  }
  number(at: number): { readonly unit: Unit; readonly run: Run } {
    const compiled = this.any(at)
    if (compiled.type.is !== 'number') throw new RuleError(`${this.name}: argument ${at + 1} is ${showType(compiled.type)}, not a number`)
    return { unit: compiled.type.unit, run: compiled.run }
  }
  unit(name: string): Unit {
    const unit = this.names.parameters[name]
    if (unit === undefined) throw new RuleError(`there is no parameter ${name}`)
    return unit
  }
  /** A rule about each element of the list of the first argument. */
  about(at: number): Compiled {
    const list = this.any(0).type
    if (list.is !== 'many') throw new RuleError(`${this.name}: the first argument is a list`)
    return this.compileNode(this.node(at), { ...this.names, it: list.of })
  }
}

type BuiltIn = (args: Arguments) => Compiled

const truth: Type = { is: 'truth' }
const day: Type = { is: 'day' }
const numberOf = (unit: Unit): Type => ({ is: 'number', unit })
const spanUnit = (span: Span): Unit => ({ top: span, bottom: '', notion: '' })

/** Works out the values and goes on only when all are known. */
export function withKnown(runs: readonly Run[], work: (values: readonly Value[], scene: Scene) => Value): Run {
  return (scene) => {
    const values = runs.map((run) => run(scene))
    return values.some(isUnknown) ? missingOf(values) : work(values, scene)
  }
}

function literalOf(unitText: string): BuiltIn {
  const unit = readUnit(unitText) ?? plain
  return (args) => {
    const value = args.literal(0)
    return { type: numberOf(unit), run: () => value }
  }
}

function calendarOf(of: Calendar, work: (value: string) => number): BuiltIn {
  return (args) => ({ type: { is: 'calendar', of }, run: withKnown([args.of(0, 'day').run], ([value]) => work(String(value))) })
}

function extreme(pick: (...values: number[]) => number): BuiltIn {
  return (args) => {
    const all = Array.from({ length: args.count }, (_, at) => args.number(at))
    const unit = all[0]?.unit ?? plain
    if (!all.every((one) => sameUnit(one.unit, unit))) throw new RuleError(`${args.name} mixes what may not be mixed`)
    return {
      type: numberOf(unit),
      run: withKnown(
        all.map(({ run }) => run),
        (values) => pick(...values.map(Number)),
      ),
    }
  }
}

function converted(from: string, to: string, factor: number): BuiltIn {
  return (args) => {
    const { unit, run } = args.number(0)
    if (unit.top !== 'eur' || unit.bottom !== from) throw new RuleError(`${args.name} takes money per ${from}`)
    return { type: numberOf({ ...unit, bottom: to }), run: withKnown([run], ([value]) => Number(value) * factor) }
  }
}

function elements(scene: Scene, run: Run): readonly Scene[] | Unknown {
  const list = run(scene)
  if (!Array.isArray(list)) return missingOf([list])
  return list.map((it) => ({ ...scene, it }))
}

function overList(work: (answers: readonly Value[]) => Value): BuiltIn {
  return (args) => {
    const [list, rule] = [args.of(0, 'many').run, args.about(1)]
    if (rule.type.is !== 'truth') throw new RuleError(`${args.name} asks something that is true or false`)
    return { type: truth, run: (scene) => foreach(scene, list, rule.run, work) }
  }
}

function foreach(scene: Scene, list: Run, rule: Run, work: (answers: readonly Value[]) => Value): Value {
  const scenes = elements(scene, list)
  return isUnknown(scenes) ? scenes : work(scenes.map(rule))
}

const listFunctions: Readonly<Record<string, BuiltIn>> = {
  any: overList((answers) => (answers.includes(true) ? true : answers.some(isUnknown) ? missingOf(answers) : false)),
  all: overList((answers) => (answers.includes(false) ? false : answers.some(isUnknown) ? missingOf(answers) : true)),
  count: (args) => {
    const [list, rule] = [args.of(0, 'many').run, args.about(1)]
    const work = (answers: readonly Value[]) =>
      answers.some(isUnknown) ? missingOf(answers) : answers.filter((answer) => answer === true).length
    return { type: numberOf(plain), run: (scene) => foreach(scene, list, rule.run, work) }
  },
  sum: (args) => {
    const [list, rule] = [args.of(0, 'many').run, args.about(1)]
    if (rule.type.is !== 'number') throw new RuleError('sum adds numbers')
    const work = (answers: readonly Value[]) =>
      answers.some(isUnknown) ? missingOf(answers) : answers.reduce<number>((total, answer) => total + Number(answer), 0)
    return { type: rule.type, run: (scene) => foreach(scene, list, rule.run, work) }
  },
}

const timeFunctions: Readonly<Record<string, BuiltIn>> = {
  since: (args) => {
    const span = args.word(1, ['days', 'weeks', 'months', 'years'])
    return {
      type: numberOf(spanUnit(span)),
      run: withKnown([args.of(0, 'day').run], ([from], scene) => between(String(from), scene.on, span)),
    }
  },
  between: (args) => {
    const span = args.word(2, ['days', 'weeks', 'months', 'years'])
    const runs = [args.of(0, 'day').run, args.of(1, 'day').run]
    return { type: numberOf(spanUnit(span)), run: withKnown(runs, ([from, to]) => between(String(from), String(to), span)) }
  },
  month: calendarOf('month', monthOf),
  quarter: calendarOf('quarter', quarterOf),
  year: calendarOf('year', yearOf),
  schoolYear: calendarOf('school-year', schoolYearOf),
  awardYear: calendarOf('award-year', awardYearOf),
  calendarYear: (args) => {
    const value = args.literal(0)
    return { type: { is: 'calendar', of: 'year' }, run: () => value }
  },
  monthOfYear: (args) => ({
    type: numberOf(plain),
    run: withKnown([args.of(0, 'day').run], ([value]) => Number(String(value).slice(5, 7))),
  }),
  dayInYear: (args) => {
    const { type, run } = args.of(0, 'calendar')
    if (type.is !== 'calendar' || !['year', 'school-year', 'award-year'].includes(type.of)) throw new RuleError('dayInYear takes a year')
    const [month, date] = [args.literal(1), args.literal(2)]
    const tail = `-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
    return { type: day, run: withKnown([run], ([value]) => `${value}${tail}`) }
  },
  firstOfMonth: (args) => ({ type: day, run: withKnown([args.of(0, 'day').run], ([value]) => firstDayOfMonth(monthOf(String(value)))) }),
  week: (args) => {
    const value = args.literal(0)
    return { type: { is: 'calendar', of: 'pregnancy-week' }, run: () => value }
  },
  pregnancyWeek: (args) => ({
    type: { is: 'calendar', of: 'pregnancy-week' },
    run: withKnown([args.of(0, 'day').run], ([due], scene) => pregnancyWeek(String(due), scene.on)),
  }),
}

const numberFunctions: Readonly<Record<string, BuiltIn>> = {
  days: literalOf('days'),
  weeks: literalOf('weeks'),
  months: literalOf('months'),
  years: literalOf('years'),
  quarters: literalOf('quarters'),
  hours: literalOf('hours'),
  points: literalOf('points'),
  percent: literalOf('percent'),
  litres: literalOf('litres'),
  lessons: literalOf('lessons'),
  halfDays: literalOf('half-days'),
  euros: (args) => {
    const unit: Unit = {
      top: 'eur',
      bottom: args.count > 1 ? args.word(1, ['hour', 'day', 'week', 'month', 'year', 'litre']) : '',
      notion: '',
    }
    const value = args.literal(0) * 100
    return { type: numberOf(unit), run: () => value }
  },
  min: extreme(Math.min),
  max: extreme(Math.max),
  yearly: converted('month', 'year', 12),
  monthly: converted('year', 'month', 1 / 12),
  /** The number in a span, as a plain number: months of a right times an amount per month. */
  number: (args) => {
    const { run } = args.number(0)
    return { type: numberOf(plain), run }
  },
  as: (args) => {
    const { unit, run } = args.number(0)
    const to = readUnit(args.text(1))
    if (to === null || unit.top !== '') throw new RuleError('as gives a unit to a plain number')
    return { type: numberOf(to), run }
  },
  wholeEuros: (args) => {
    const { unit, run } = args.number(0)
    return { type: numberOf(unit), run: withKnown([run], ([value]) => Math.round(Number(value) / 100) * 100) }
  },
  pick: (args) => {
    const [pattern, choice, first, last] = [args.text(0), args.number(1), args.literal(2), args.literal(3)]
    const names = Array.from({ length: last - first + 1 }, (_, at) => pattern.replace('%', String(first + at)))
    const units = names.map((name) => args.unit(name))
    const unit = units[0] ?? plain
    if (!units.every((one) => sameUnit(one, unit))) throw new RuleError('pick chooses between parameters of one unit')
    const runs = names.map(readParameter)
    const clamp = (value: number) => Math.min(last, Math.max(first, Math.floor(value))) - first
    return {
      type: numberOf(unit),
      run: withKnown([choice.run], ([value], scene) => runs[clamp(Number(value))]?.(scene) ?? new Unknown([pattern])),
    }
  },
}

const otherFunctions: Readonly<Record<string, BuiltIn>> = {
  oneOf: (args) => {
    const { type, run } = args.of(0, 'text')
    const words = Array.from({ length: args.count - 1 }, (_, at) => args.text(at + 1))
    const among = type.is === 'text' ? type.among : null
    const strange = words.filter((word) => among !== null && !among.includes(word))
    if (strange.length > 0) throw new RuleError(`${strange.join(', ')}: not among ${among?.join(', ')}`)
    return { type: truth, run: withKnown([run], ([value]) => words.includes(String(value))) }
  },
  /** Whether a fact is known; while the person it would be about is not, nothing can be said. */
  known: (args) => {
    const { run } = args.any(0)
    return { type: truth, run: (scene) => knownValue(run(scene)) }
  },
  orElse: (args) => {
    const [first, second] = [args.any(0), args.any(1)]
    const same =
      first.type.is === 'number' && second.type.is === 'number'
        ? sameUnit(first.type.unit, second.type.unit)
        : first.type.is === second.type.is
    if (!same) throw new RuleError('orElse takes twice the same kind')
    return {
      type: first.type,
      run: (scene) => {
        const value = first.run(scene)
        return isUnknown(value) ? second.run(scene) : value
      },
    }
  },
  /** Whether a child is born on the day: a due date without a birth date says it is not. */
  born: (args) => ({ type: truth, run: withKnown([args.of(0, 'one').run], ([one], scene) => bornOn(one, scene)) }),
  /** Day of birth, or the expected day while the child is not born. */
  birthOrDue: (args) => ({ type: day, run: withKnown([args.of(0, 'one').run], ([one], scene) => birthOrDue(one, scene)) }),
  /** Whether the value of a parameter surely holds still: a year after it began, one whose end is a known gap does not. */
  certain: (args) => {
    const name = args.text(0)
    args.unit(name)
    const missing = new Unknown([`parameter:${name}`])
    return {
      type: truth,
      run: (scene) => {
        const interval = scene.parameter(name)
        if (interval === null) return missing
        scene.trace.parameters.push(interval)
        const open = interval.to === null && interval.endBasis === 'unknown-gap'
        return open && (interval.from === null || between(interval.from, scene.on, 'years') >= 1) ? missing : true
      },
    }
  },
  parameter: (args) => {
    const name = args.text(0)
    return { type: numberOf(args.unit(name)), run: readParameter(name) }
  },
}

function knownValue(value: Value): Value {
  const nobody = isUnknown(value) && value.missing.some((path) => path === 'children' || path === 'adults')
  return nobody ? value : !isUnknown(value)
}

function bornOn(one: Value | undefined, scene: Scene): Value {
  const item = asItem(one ?? false)
  if (isUnknown(item)) return item
  const [birth, due] = [fieldOf(item, 'birthDate'), fieldOf(item, 'dueDate')]
  const path = `${item.list}[${item.at}].birthDate`
  if (typeof birth === 'string') {
    scene.trace.facts.push({ path, type: day, value: birth })
    return birth <= scene.on
  }
  if (typeof due !== 'string') return new Unknown([path])
  scene.trace.facts.push({ path: `${item.list}[${item.at}].dueDate`, type: day, value: due })
  return false
}

function birthOrDue(one: Value | undefined, scene: Scene): Value {
  const item = asItem(one ?? false)
  if (isUnknown(item)) return item
  for (const name of ['birthDate', 'dueDate']) {
    const value = fieldOf(item, name)
    if (typeof value !== 'string') continue
    scene.trace.facts.push({ path: `${item.list}[${item.at}].${name}`, type: day, value })
    return value
  }
  return new Unknown([`${item.list}[${item.at}].birthDate`])
}

const all: Readonly<Record<string, BuiltIn>> = { ...listFunctions, ...timeFunctions, ...numberFunctions, ...otherFunctions, ...household }

/** The functions a rule may call, by name; docs/decision-rules/rights.md lists them. */
export const builtInNames: readonly string[] = Object.keys(all)

export function callBuiltIn(name: string, nodes: readonly jsep.Expression[], names: Names, compileNode: CompileNode): Compiled {
  const builtIn = all[name]
  if (builtIn === undefined) throw new RuleError(`there is no function ${name}`)
  return builtIn(new Arguments(name, nodes, names, compileNode))
}
