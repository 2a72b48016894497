import { type FactGroup, familyFacts, groups, isSituation, lists, type Situation } from '#modules/rights/public.ts'
import { addDays, daysBetween, type IsoDay } from '#platform/day.ts'

/** A family as it was on one day, as if it were so on another: every day as many days later, every income as many years. Null when it cannot be moved. */
export function shiftSituation(situation: Situation, from: IsoDay, to: IsoDay): Situation | null {
  const [days, years] = [daysBetween(from, to), Number(to.slice(0, 4)) - Number(from.slice(0, 4))]
  const moved = Object.fromEntries(
    Object.entries(situation).map(([name, value]) => {
      const list = factsNamed(lists, name)
      const group = factsNamed(groups, name)
      if (list !== null && Array.isArray(value)) return [name, value.map((one: unknown) => shiftGroup(one, list, days, years))]
      if (group !== null) return [name, shiftGroup(value, group, days, years)]
      return [name, shiftFact(value, name, familyFacts, days, years)]
    }),
  )
  return isSituation(moved) ? moved : null
}

function factsNamed(all: Readonly<Record<string, FactGroup>>, name: string): FactGroup | null {
  return all[name] ?? null
}

function shiftGroup(value: unknown, facts: FactGroup, days: number, years: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, fact]) => [name, shiftFact(fact, name, facts, days, years)]))
}

function shiftFact(value: unknown, name: string, facts: FactGroup, days: number, years: number): unknown {
  if (name === 'year' && typeof value === 'number') return value + years
  if (typeof value !== 'string') return value
  if (name === 'month' && /^\d{4}-\d{2}$/.test(value)) return addDays(`${value}-15`, days).slice(0, 7)
  return facts[name]?.is === 'day' ? addDays(value, days) : value
}
