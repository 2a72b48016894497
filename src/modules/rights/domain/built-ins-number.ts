import { type BuiltIn, type BuiltIns, numberOf, withKnown } from './arguments.ts'
import { RuleError } from './expression.ts'
import { readParameter } from './facts.ts'
import { plain, readUnit, sameUnit, type Unit } from './unit.ts'
import { Unknown } from './value.ts'

function literalOf(unitText: string): BuiltIn {
  const unit = readUnit(unitText) ?? plain
  return (args) => {
    const value = args.literal(0)
    return { type: numberOf(unit), run: () => value }
  }
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

/** What a rule may compute with numbers and money. */
export const numberFunctions: BuiltIns = {
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
