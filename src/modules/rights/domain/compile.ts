import jsep from 'jsep'
import { callBuiltIn } from './built-ins.ts'
import { calculation } from './calculation.ts'
import { type Compiled, type ListName, type Names, RuleError, type Run, type Scene, showType, type Type, type Value } from './expression.ts'
import { applicant, groupFact, itemFact, readParameter, rootFact } from './facts.ts'
import { onceForADay } from './remember.ts'
import type { Trace } from './trace.ts'
import { plain, sameUnit } from './unit.ts'
import { allOf, anyOf, isUnknown, missingOf, not, type Truth, Unknown } from './value.ts'

jsep.addBinaryOp('and', 2)
jsep.addBinaryOp('or', 1)
jsep.addUnaryOp('not')

const truth: Type = { is: 'truth' }

/**
 * Reads a rule such as `incomeOf('gross-taxable', 'family', year(on) - 2) <= p.limit` and checks that it means something: every name exists, and no two
 * periods, calendars or notions of income are mixed. The result is worked out for a family with `run`.
 */
export function compile(source: string, names: Names): Compiled {
  try {
    return compileNode(jsep(source), names)
  } catch (error) {
    throw new RuleError(`${source}: ${error instanceof Error ? error.message : String(error)}`, source)
  }
}

function isNode(value: unknown): value is jsep.Expression {
  return typeof value === 'object' && value !== null && 'type' in value
}

function child(node: jsep.Expression, key: string): jsep.Expression {
  const found = node[key]
  if (!isNode(found)) throw new RuleError(`something is missing in ${node.type}`)
  return found
}

function compileNode(node: jsep.Expression, names: Names): Compiled {
  const { type, run } = compileAny(node, names)
  const isWorkedOut = node.type === 'BinaryExpression' || node.type === 'CallExpression'
  return { type, run: isWorkedOut && looksAtDayOnly(node) ? onceForADay(run) : run }
}

/** Functions that give the same for the same day and numbers, and note nothing for the reasons. */
const ofDayOnly: ReadonlySet<string> = new Set([
  ...['days', 'weeks', 'months', 'years', 'quarters', 'calendarYear', 'dayInYear', 'firstOfMonth'],
  ...['month', 'quarter', 'year', 'schoolYear', 'awardYear', 'monthOfYear'],
])

/** Whether no fact or parameter is looked at: the reasons have nothing to say of it. */
function looksAtDayOnly(node: jsep.Expression): boolean {
  if (node.type === 'Literal') return true
  if (node.type === 'Identifier') return node['name'] === 'on'
  if (node.type === 'BinaryExpression') return looksAtDayOnly(child(node, 'left')) && looksAtDayOnly(child(node, 'right'))
  return node.type === 'CallExpression' && ofDayOnly.has(String(child(node, 'callee')['name'])) && argumentsOf(node).every(looksAtDayOnly)
}

function compileAny(node: jsep.Expression, names: Names): Compiled {
  switch (node.type) {
    case 'Literal':
      return literal(node['value'])
    case 'Identifier':
      return identifier(String(node['name']), names)
    case 'MemberExpression':
      return member(child(node, 'object'), String(child(node, 'property')['name']), names)
    case 'CallExpression':
      return callBuiltIn(String(child(node, 'callee')['name']), argumentsOf(node), names, compileNode)
    case 'UnaryExpression':
      return unary(String(node['operator']), compileNode(child(node, 'argument'), names))
    case 'BinaryExpression':
      return binary(String(node['operator']), compileNode(child(node, 'left'), names), compileNode(child(node, 'right'), names))
    case 'ConditionalExpression':
      return conditional(['test', 'consequent', 'alternate'].map((key) => compileNode(child(node, key), names)))
    default:
      throw new RuleError(`${node.type} is not part of the language of rules`)
  }
}

function argumentsOf(node: jsep.Expression): readonly jsep.Expression[] {
  const given = node['arguments']
  return Array.isArray(given) ? given.filter(isNode) : []
}

function literal(value: unknown): Compiled {
  if (typeof value === 'number') return { type: { is: 'number', unit: plain }, run: () => value }
  if (typeof value === 'boolean') return { type: truth, run: () => value }
  if (typeof value === 'string') return { type: { is: 'text', among: [value] }, run: () => value }
  throw new RuleError('only numbers, texts, true and false may be written out')
}

const listNames: readonly ListName[] = ['adults', 'children', 'incomes', 'benefits', 'events']

function identifier(name: string, names: Names): Compiled {
  if (name === 'on') return { type: { is: 'day' }, run: (scene) => scene.on }
  if (name === 'applicant') return { type: { is: 'one', of: 'adults' }, run: applicant }
  if (name === 'it' && names.it !== null) return { type: { is: 'one', of: names.it }, run: (scene) => scene.it ?? new Unknown(['it']) }
  if (name === names.subject && name !== 'family') {
    const of = name === 'child' ? 'children' : 'adults'
    return { type: { is: 'one', of }, run: (scene) => scene.subject ?? new Unknown([of]) }
  }
  const list = listNames.find((known) => known === name)
  // Incomes are asked one by one, by notion and period: there is no question for the list itself.
  if (list !== undefined)
    return { type: { is: 'many', of: list }, run: (scene) => scene.items(list) ?? new Unknown(list === 'incomes' ? [] : [list]) }
  return rootFact(name)
}

function member(object: jsep.Expression, name: string, names: Names): Compiled {
  const owner = object.type === 'Identifier' ? String(object['name']) : ''
  if (owner === 'p') return parameter(name, names)
  if (owner === 'v') return namedStep(name, names)
  const group = groupFact(owner, name)
  if (group !== null) return group
  const one = compileNode(object, names)
  if (one.type.is !== 'one') throw new RuleError(`${showType(one.type)} has no ${name}`)
  return itemFact(one.type.of, name, one.run)
}

/** A named step is worked out once; who uses it again is told what was looked at then. */
function namedStep(name: string, names: Names): Compiled {
  const type = names.steps[name]
  if (type === undefined) throw new RuleError(`there is no step ${name} above this rule`)
  return {
    type,
    run: (scene) => {
      const { value, trace } = scene.known.get(name) ?? workOut(name, scene)
      scene.trace.take(trace)
      return value
    },
  }
}

function workOut(name: string, scene: Scene): { readonly value: Value; readonly trace: Trace } {
  const outer = scene.trace
  const trace = outer.fresh()
  scene.trace = trace
  const found = { value: scene.steps.get(name)?.(scene) ?? new Unknown([name]), trace }
  scene.trace = outer
  scene.known.set(name, found)
  return found
}

function parameter(name: string, names: Names): Compiled {
  const unit = names.parameters[name]
  if (unit === undefined) throw new RuleError(`there is no parameter ${name}`)
  return { type: { is: 'number', unit }, run: readParameter(name) }
}

function isTruth(value: Value): value is Truth {
  return typeof value === 'boolean' || isUnknown(value)
}

function truthOf({ type, run }: Compiled): (scene: Scene) => Truth {
  if (type.is !== 'truth') throw new RuleError(`${showType(type)} is neither true nor false`)
  return (scene) => {
    const value = run(scene)
    if (!isTruth(value)) throw new RuleError('neither true nor false')
    return value
  }
}

function unary(operator: string, argument: Compiled): Compiled {
  if (operator === 'not' || operator === '!') {
    const run = truthOf(argument)
    return { type: truth, run: (scene) => not(run(scene)) }
  }
  if (operator !== '-' || argument.type.is !== 'number') throw new RuleError(`${operator} cannot stand before ${showType(argument.type)}`)
  return { type: argument.type, run: number1(argument, (a) => -a) }
}

function number1({ run }: Compiled, work: (a: number) => number): Run {
  return (scene) => {
    const value = run(scene)
    return typeof value === 'number' ? work(value) : missingOf([value])
  }
}

function conditional([test, yes, no]: readonly Compiled[]): Compiled {
  if (test === undefined || yes === undefined || no === undefined) throw new RuleError('a choice has a question and two answers')
  const ask = truthOf(test)
  const bothNumbers = yes.type.is === 'number' && no.type.is === 'number' && sameUnit(yes.type.unit, no.type.unit)
  if (!bothNumbers && showType(yes.type) !== showType(no.type))
    throw new RuleError(`${showType(yes.type)} or ${showType(no.type)}: a choice has one kind of answer`)
  return {
    type: yes.type,
    run: (scene) => {
      const answer = ask(scene)
      return isUnknown(answer) ? answer : answer ? yes.run(scene) : no.run(scene)
    },
  }
}

const comparisons: Readonly<Record<string, (a: number | string, b: number | string) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
}

function binary(operator: string, left: Compiled, right: Compiled): Compiled {
  if (operator === 'and' || operator === 'or') return combined(operator, truthOf(left), truthOf(right))
  const compare = comparisons[operator]
  if (compare !== undefined) return comparison(operator, compare, left, right)
  return calculation(operator, left, right)
}

/** The right side is looked at only while the left one leaves it open: what decides nothing is not asked, read or called outdated. */
function combined(operator: 'and' | 'or', left: (scene: Scene) => Truth, right: (scene: Scene) => Truth): Compiled {
  const [join, decides] = operator === 'and' ? ([allOf, false] as const) : ([anyOf, true] as const)
  return {
    type: truth,
    run: (scene) => {
      const first = left(scene)
      return first === decides ? first : join([first, right(scene)])
    },
  }
}

function comparison(
  operator: string,
  compare: (a: number | string, b: number | string) => boolean,
  left: Compiled,
  right: Compiled,
): Compiled {
  mayCompare(operator, left.type, right.type)
  const isFree = [left.type, right.type].some((type) => type.is === 'text' && type.among === null)
  const [ofLeft, ofRight] = isFree ? [plainly(left.run), plainly(right.run)] : [left.run, right.run]
  return {
    type: truth,
    run: (scene) => {
      const a = ofLeft(scene)
      const b = ofRight(scene)
      const known = (typeof a === 'number' || typeof a === 'string') && (typeof b === 'number' || typeof b === 'string')
      return known ? compare(a, b) : missingOf([a, b])
    },
  }
}

/** A text of one's own is the same in capitals: `LM` is `lm`. */
function plainly(run: Run): Run {
  return (scene) => {
    const value = run(scene)
    return typeof value === 'string' ? value.trim().toLowerCase() : value
  }
}

function mayCompare(operator: string, a: Type, b: Type): void {
  const refused = () => new RuleError(`${showType(a)} ${operator} ${showType(b)} cannot be compared`)
  if (a.is === 'number' && b.is === 'number') {
    if (!sameUnit(a.unit, b.unit)) throw refused()
    return
  }
  if (a.is === 'calendar' && b.is === 'calendar' && a.of === b.of) return
  if (a.is === 'day' && b.is === 'day') return
  if (a.is !== 'text' || b.is !== 'text' || !['==', '!='].includes(operator)) throw refused()
  const unknown = [...(a.among ?? [])].filter((word) => b.among !== null && !b.among.includes(word))
  const other = [...(b.among ?? [])].filter((word) => a.among !== null && !a.among.includes(word))
  if (unknown.length > 0 && other.length > 0)
    throw new RuleError(`${[...unknown, ...other].join(', ')} is none of the words that can stand there`)
}
