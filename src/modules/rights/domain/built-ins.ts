import type jsep from 'jsep'
import { Arguments, type BuiltIn, type BuiltIns, type CompileNode, day, numberOf, truth, withKnown } from './arguments.ts'
import { household } from './built-ins-family.ts'
import { numberFunctions } from './built-ins-number.ts'
import { timeFunctions } from './built-ins-time.ts'
import { type Compiled, type Names, RuleError, type Run, type Scene, type Value } from './expression.ts'
import { asItem, fieldOf, readParameter } from './facts.ts'
import { between } from './time.ts'
import { plain, sameUnit } from './unit.ts'
import { isUnknown, missingOf, Unknown } from './value.ts'

function overList(work: (answers: readonly Value[]) => Value): BuiltIn {
  return (args) => {
    const [list, rule] = [args.of(0, 'many').run, args.about(1)]
    if (rule.type.is !== 'truth') throw new RuleError(`${args.name} asks something that is true or false`)
    return { type: truth, run: (scene) => foreach(scene, list, rule.run, work) }
  }
}

/** Asks the rule about each element in turn; a list inside a list keeps its own. */
function foreach(scene: Scene, list: Run, rule: Run, work: (answers: readonly Value[]) => Value): Value {
  const items = list(scene)
  if (!Array.isArray(items)) return missingOf([items])
  const outer = scene.it
  const answers = items.map((it) => {
    scene.it = it
    return rule(scene)
  })
  scene.it = outer
  return work(answers)
}

const listFunctions: BuiltIns = {
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

const otherFunctions: BuiltIns = {
  oneOf: (args) => {
    const { type, run } = args.of(0, 'text')
    const words = Array.from({ length: args.count - 1 }, (_, at) => args.text(at + 1))
    const among = type.is === 'text' ? type.among : null
    const strange = words.filter((word) => among !== null && !among.includes(word))
    if (strange.length > 0) throw new RuleError(`${strange.join(', ')}: not among ${among?.join(', ')}`)
    const asSaid = (value: Value | undefined) => (among === null ? String(value).trim().toLowerCase() : String(value))
    return { type: truth, run: withKnown([run], ([value]) => words.includes(asSaid(value))) }
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
  /** The place of a child in the family: as said, else by birth among those who live there. */
  orderOf: (args) => ({ type: numberOf(plain), run: withKnown([args.of(0, 'one').run], ([one], scene) => orderOf(one, scene)) }),
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
        scene.trace.parameter(interval)
        const open = interval.to === null && interval.endBasis === 'unknown-gap'
        return open && (interval.from === null || between(interval.from, scene.on, 'years') >= 1) ? missing : true
      },
    }
  },
  /** The value of a parameter on another day: the amount of the day of birth. */
  valueOn: (args) => {
    const [name, when] = [args.text(0), args.of(1, 'day').run]
    const missing = new Unknown([`parameter:${name}`])
    const read = withKnown([when], ([value], scene) => {
      const interval = scene.parameterAt(name, String(value))
      if (interval === null) return missing
      scene.trace.parameter(interval)
      return interval.value
    })
    return { type: numberOf(args.unit(name)), run: read }
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
  const path = `${item.path}.birthDate`
  if (typeof birth === 'string') {
    scene.trace.fact(path, day, birth)
    return birth <= scene.on
  }
  if (typeof due !== 'string') return new Unknown([path])
  scene.trace.fact(`${item.path}.dueDate`, day, due)
  return false
}

function orderOf(one: Value | undefined, scene: Scene): Value {
  const item = asItem(one ?? false)
  if (isUnknown(item)) return item
  const said = fieldOf(item, 'order')
  const path = `${item.path}.order`
  const note = (value: number) => {
    scene.trace.fact(path, numberOf(plain), value)
    return value
  }
  if (typeof said === 'number') return note(said)
  const home = scene.items('children')?.filter((child) => fieldOf(child, 'inHousehold') !== false) ?? []
  const days = new Map(home.map((child) => [child.at, fieldOf(child, 'birthDate') ?? fieldOf(child, 'dueDate')]))
  const own = days.get(item.at)
  if (typeof own !== 'string' || [...days.values()].some((value) => typeof value !== 'string')) return new Unknown([path])
  return note(1 + home.filter(({ at }) => String(days.get(at)) < own || (days.get(at) === own && at < item.at)).length)
}

function birthOrDue(one: Value | undefined, scene: Scene): Value {
  const item = asItem(one ?? false)
  if (isUnknown(item)) return item
  for (const name of ['birthDate', 'dueDate']) {
    const value = fieldOf(item, name)
    if (typeof value !== 'string') continue
    scene.trace.fact(`${item.path}.${name}`, day, value)
    return value
  }
  return new Unknown([`${item.path}.birthDate`])
}

const all: BuiltIns = { ...listFunctions, ...timeFunctions, ...numberFunctions, ...otherFunctions, ...household }

/** The functions a rule may call, by name; docs/decision-rules/rights.md lists them. */
export const builtInNames: readonly string[] = Object.keys(all)

export function callBuiltIn(name: string, nodes: readonly jsep.Expression[], names: Names, compileNode: CompileNode): Compiled {
  const builtIn = all[name]
  if (builtIn === undefined) throw new RuleError(`there is no function ${name}`)
  return builtIn(new Arguments(name, nodes, names, compileNode))
}
