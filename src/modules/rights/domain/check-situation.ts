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

function fitsGroup(facts: FactGroup, value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.entries(value).every(([name, one]) => {
    const fact = Object.hasOwn(facts, name) ? facts[name] : undefined
    return one === undefined || (fact !== undefined && fitsFact(fact, one))
  })
}

function fitsPart(name: string, value: unknown): boolean {
  if (value === undefined) return true
  if (name === 'benefitsComplete') return typeof value === 'boolean'
  const list = Object.entries(lists).find(([key]) => key === name)?.[1]
  if (list !== undefined) return Array.isArray(value) && value.length <= longestList && value.every((item) => fitsGroup(list, item))
  const group = Object.entries(groups).find(([key]) => key === name)?.[1]
  return group === undefined ? fitsGroup(familyFacts, { [name]: value }) : fitsGroup(group, value)
}

/** The check of `situationSchema` by the tables of facts alone: a browser needs it too, and carries no library for it. */
export function fitsSituation(value: unknown): value is Situation {
  return typeof value === 'object' && value !== null && Object.entries(value).every(([name, part]) => fitsPart(name, part))
}
