import { type Compiled, RuleError, type Run, showType } from './expression.ts'
import { isSpan, later } from './time.ts'
import { joined, perUnit, sameUnit, timesUnit } from './unit.ts'
import { missingOf } from './value.ts'

type Work = (a: number, b: number) => number

const arithmetic: Readonly<Record<string, Work>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
}

/** A sum of two rules: numbers, days or years. Refuses what mixes units, periods or calendars. */
export function calculation(operator: string, left: Compiled, right: Compiled): Compiled {
  const work = arithmetic[operator]
  if (work === undefined) throw new RuleError(`${operator} is not part of the language of rules`)
  const [a, b] = [left.type, right.type]
  if (a.is === 'day' && b.is === 'number') return dayArithmetic(operator, left, right)
  if (a.is === 'calendar' && b.is === 'number' && b.unit.top === '' && ['+', '-'].includes(operator))
    return { type: a, run: numbers(left, right, work) }
  if (a.is !== 'number' || b.is !== 'number') throw new RuleError(`${showType(a)} ${operator} ${showType(b)} is no sum`)
  const unit =
    operator === '*'
      ? timesUnit(a.unit, b.unit)
      : operator === '/'
        ? perUnit(a.unit, b.unit)
        : sameUnit(a.unit, b.unit)
          ? joined(a.unit, b.unit)
          : null
  if (unit === null) throw new RuleError(`${showType(a)} ${operator} ${showType(b)} mixes what may not be mixed`)
  const percent = operator === '*' && (a.unit.top === 'percent') !== (b.unit.top === 'percent')
  return { type: { is: 'number', unit }, run: numbers(left, right, percent ? (x, y) => (x * y) / 100 : work) }
}

function numbers(left: Compiled, right: Compiled, work: Work): Run {
  return (scene) => {
    const a = left.run(scene)
    const b = right.run(scene)
    return typeof a === 'number' && typeof b === 'number' ? work(a, b) : missingOf([a, b])
  }
}

function dayArithmetic(operator: string, left: Compiled, right: Compiled): Compiled {
  const span = right.type.is === 'number' && right.type.unit.bottom === '' ? right.type.unit.top : ''
  if (!isSpan(span) || !['+', '-'].includes(operator)) throw new RuleError(`a day ${operator} ${showType(right.type)} is no day`)
  return {
    type: { is: 'day' },
    run: (scene) => {
      const [day, count] = [left.run(scene), right.run(scene)]
      return typeof day === 'string' && typeof count === 'number'
        ? later(day, operator === '+' ? count : -count, span)
        : missingOf([day, count])
    },
  }
}
