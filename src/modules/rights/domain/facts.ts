import {
  applicantOf,
  type Compiled,
  type Item,
  type ListName,
  RuleError,
  type Run,
  type Scene,
  type Type,
  type Value,
} from './expression.ts'
import type { Fact, FactGroup } from './fact-kinds.ts'
import { familyFacts, groups, lists } from './situation.ts'
import { isUnknown, missingOf, Unknown } from './value.ts'

function typeOf(fact: Fact): Type {
  if (fact.is === 'number') return { is: 'number', unit: fact.unit }
  if (fact.is === 'choice') return { is: 'text', among: fact.among }
  return fact.is === 'text' ? { is: 'text', among: null } : { is: fact.is }
}

function lookUp(facts: FactGroup, name: string, of: string): Type {
  const fact = facts[name]
  if (fact === undefined) throw new RuleError(`${of} has no ${name}`)
  return typeOf(fact)
}

function isPlainValue(value: unknown): value is boolean | number | string {
  return typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string'
}

/** What may be taken for granted when nothing is said: the forms say so. Everything else that is left out is unknown. */
const takenForGranted: Readonly<Record<ListName, Readonly<Record<string, boolean>>>> = {
  children: { inHousehold: true, isDependent: true, isStillborn: false, isMultiple: false, isTriplet: false, isCoParented: false },
  adults: { inHousehold: true },
  benefits: { received: true },
  incomes: {},
  events: {},
}

function note(scene: Scene, path: string, type: Type, value: boolean | number | string): boolean | number | string {
  scene.trace.fact(path, type, value)
  return value
}

/** A fact of the family itself: `region`, `municipality`. */
export function rootFact(name: string): Compiled {
  const type = lookUp(familyFacts, name, 'a family')
  const missing = new Unknown([name])
  return {
    type,
    run: (scene) => {
      const value = scene.group('')?.[name]
      return isPlainValue(value) ? note(scene, name, type, value) : missing
    },
  }
}

/** A fact of a group of which a family has one: `housing.rentCents`. Null when the owner is no such group. */
export function groupFact(owner: string, name: string): Compiled | null {
  const group = Object.keys(groups).find((known) => known === owner)
  const found = Object.entries(groups).find(([key]) => key === group)
  if (found === undefined) return null
  const type = lookUp(found[1], name, owner)
  const path = `${owner}.${name}`
  const missing = new Unknown([path])
  return {
    type,
    run: (scene) => {
      const value = scene.group(owner)?.[name]
      return isPlainValue(value) ? note(scene, path, type, value) : missing
    },
  }
}

/** A fact of one person or entry: `child.birthDate`, `it.notion`. */
export function itemFact(list: ListName, name: string, one: Run): Compiled {
  const type = lookUp(lists[list], name, list)
  const granted = takenForGranted[list][name]
  const followsRegion = list === 'children' && name === 'livesInFlanders'
  return {
    type,
    run: (scene) => {
      const item = one(scene)
      if (!isItem(item)) return isUnknown(item) ? item : missingOf([])
      const value = item.value[name] ?? (followsRegion ? inFlanders(scene) : granted)
      if (!isPlainValue(value)) return new Unknown([`${item.path}.${name}`])
      scene.trace.factOf(item.path, name, type, value)
      return value
    },
  }
}

function isItem(value: Value): value is Item {
  return typeof value === 'object' && 'list' in value && 'at' in value
}

function inFlanders({ situation: { region } }: Scene): boolean | undefined {
  return region === undefined ? undefined : region === 'flanders'
}

/** The fact of an item as text or number, without a note: for built-ins that read several at once. */
export function fieldOf(item: Item, name: string): unknown {
  return item.value[name] ?? takenForGranted[item.list][name]
}

export function asItem(value: Value): Item | Unknown {
  return isItem(value) ? value : missingOf([value])
}

export const applicant: Run = (scene) => {
  const adults = scene.items('adults')
  if (adults === null || adults.length === 0) return new Unknown(['adults'])
  return adults[applicantOf(scene.situation.adults ?? [])] ?? new Unknown(['adults'])
}

/** The value of a parameter on the day, noted with its date and source; unknown in a gap. */
export function readParameter(name: string): Run {
  const missing = new Unknown([`parameter:${name}`])
  return (scene) => {
    const interval = scene.parameter(name)
    if (interval === null) return missing
    scene.trace.parameter(interval)
    return interval.value
  }
}
