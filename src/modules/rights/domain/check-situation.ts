import { isDay } from '#platform/day.ts'
import type { Fact, FactGroup } from './fact-kinds.ts'
import { familyFacts, groups, lists, type Situation } from './situation.ts'

const longestList = 60
const longestText = 200

/** Whether a value can be this fact. */
export function fitsFact(fact: Fact, value: unknown): boolean {
  if (fact.is === 'truth') return typeof value === 'boolean'
  if (fact.is === 'day') return typeof value === 'string' && isDay(value)
  if (fact.is === 'text') return typeof value === 'string' && value !== '' && value.length <= longestText
  if (fact.is === 'choice') return typeof value === 'string' && fact.among.includes(value)
  return typeof value === 'number' && value >= 0 && (fact.whole ? Number.isSafeInteger(value) : Number.isFinite(value))
}

type Table = ReadonlyMap<string, Fact>
const tableOf = (facts: FactGroup): Table => new Map(Object.entries(facts))
const tablesOf = (all: Readonly<Record<string, FactGroup>>): ReadonlyMap<string, Table> =>
  new Map(Object.entries(all).map(([name, facts]) => [name, tableOf(facts)]))
const [ofFamily, ofLists, ofGroups] = [tableOf(familyFacts), tablesOf(lists), tablesOf(groups)]

function fitsGroup(table: Table, value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.entries(value).every(([name, one]) => fitsOne(table.get(name), one))
}

/** What is not known fits anywhere; a value has a fact that it is. */
function fitsOne(fact: Fact | undefined, value: unknown): boolean {
  return value === undefined || (fact !== undefined && fitsFact(fact, value))
}

function fitsPart(name: string, value: unknown): boolean {
  if (value === undefined) return true
  if (name === 'benefitsComplete') return typeof value === 'boolean'
  const list = ofLists.get(name)
  if (list !== undefined) return Array.isArray(value) && value.length <= longestList && value.every((item) => fitsGroup(list, item))
  const group = ofGroups.get(name)
  return group === undefined ? fitsOne(ofFamily.get(name), value) : fitsGroup(group, value)
}

/** The check of `situationSchema` by the tables of facts alone: a browser needs it too, and carries no library for it. */
export function fitsSituation(value: unknown): value is Situation {
  return typeof value === 'object' && value !== null && Object.entries(value).every(([name, part]) => fitsPart(name, part))
}
