import type { Fact, FactGroup } from './fact-kinds.ts'
import { familyFacts, groups, lists } from './situation.ts'

/** A place in a situation file: the whole, a list, an entry or group with its fields, or one fact. */
export type Place = {
  readonly is: 'whole' | 'list' | 'group' | 'fact' | 'other'
  readonly path: string
  readonly name: string
  readonly fields: Readonly<Record<string, unknown>>
}

const whole: Readonly<Record<string, unknown>> = { ...familyFacts, ...lists, ...groups, benefitsComplete: true }

/** What stands at a path of a check: `['incomes', 0, 'per']`. */
export function placeOf(path: readonly PropertyKey[]): Place {
  const [first = '', ...rest] = path.map(String)
  const said = saidPath(path)
  if (first === '') return { is: 'whole', path: '', name: '', fields: whole }
  const list = Object.entries(lists).find(([name]) => name === first)?.[1]
  const group = Object.entries(groups).find(([name]) => name === first)?.[1]
  const fields: FactGroup = list ?? group ?? {}
  const [name] = list === undefined ? rest : rest.slice(1)
  if (name !== undefined) return { is: 'fact', path: said, name, fields }
  if (list !== undefined && rest.length === 0) return { is: 'list', path: said, name: first, fields }
  if (list !== undefined || group !== undefined) return { is: 'group', path: said, name: first, fields }
  return Object.hasOwn(familyFacts, first)
    ? { is: 'fact', path: said, name: first, fields: familyFacts }
    : { is: 'other', path: said, name: first, fields: {} }
}

export function factNamed({ name, fields }: Place): Fact | undefined {
  const found = Object.entries(fields).find(([key]) => key === name)?.[1]
  return isFact(found) ? found : undefined
}

function isFact(value: unknown): value is Fact {
  return typeof value === 'object' && value !== null && 'is' in value && 'about' in value
}

/** `incomes[0].per`, as people write it. */
export function saidPath(path: readonly PropertyKey[]): string {
  return path.map((key, at) => (typeof key === 'number' ? `[${key}]` : `${at === 0 ? '' : '.'}${String(key)}`)).join('') || 'the whole'
}
