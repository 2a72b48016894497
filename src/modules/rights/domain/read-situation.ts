import { ok, type Result, refuse } from '#platform/result.ts'
import type { Fact } from './fact-kinds.ts'
import type { Situation } from './situation.ts'
import { factNamed, type Place, placeOf, saidPath } from './situation-place.ts'
import { isSituation, neededIn, situationSchema } from './situation-schema.ts'

/** What is wrong with a situation that came in: each with the place in the file and what could stand there. */
export type NotASituation = { readonly kind: 'no-situation'; readonly problems: readonly string[] }

/** Reads a situation from outside. A field that is null is one that is not known, as if it was left out. */
export function readSituation(input: unknown): Result<Situation, NotASituation> {
  const known = withoutNull(input)
  const checked = situationSchema.safeParse(known)
  const problems = checked.success ? loose(known) : checked.error.issues.flatMap((issue) => problemsOf(issue, known))
  if (problems.length > 0) return refuse({ kind: 'no-situation', problems })
  return isSituation(known) ? ok(known) : refuse({ kind: 'no-situation', problems: ['the whole: no situation'] })
}

function withoutNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((one) => one !== null).map(withoutNull)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).flatMap(([name, one]) => (one === null ? [] : [[name, withoutNull(one)]])))
}

type Issue = { readonly code: string; readonly path: readonly PropertyKey[]; readonly message: string; readonly keys?: readonly string[] }

function problemsOf(issue: Issue, input: unknown): readonly string[] {
  const place = placeOf(issue.path)
  if (issue.code === 'unrecognized_keys') return (issue.keys ?? []).map((key) => strangeField(key, place))
  const value = valueAt(input, issue.path)
  const fact = place.is === 'fact' ? factNamed(place) : undefined
  const at = saidPath(issue.path)
  if (fact === undefined) return [`${at}: ${shapeSaid(place, value)}`]
  return [`${at}: ${shown(value)} ${expected(fact, value)}`]
}

function strangeField(key: string, place: Place): string {
  const names = Object.keys(place.fields)
  const near = names.filter((name) => isNear(name.toLowerCase(), key.toLowerCase()))
  const at = place.path === '' ? key : `${place.path}.${key}`
  const hint = near.length > 0 ? `did you mean ${near.join(' or ')}?` : `known here: ${names.join(', ')}`
  return `${at}: there is no such field; ${hint}`
}

function shapeSaid(place: Place, value: unknown): string {
  if (place.is === 'list') return `${shown(value)} is no list; write [ … ]`
  if (place.is === 'whole' || place.is === 'group')
    return `${shown(value)} is no object; write { … } with ${Object.keys(place.fields).join(', ')}`
  return `${shown(value)} cannot stand here; true or false can`
}

function expected(fact: Fact, value: unknown): string {
  if (fact.is === 'choice') return `is none of ${fact.among.join(', ')}`
  if (fact.is === 'day') return 'is no day; write YYYY-MM-DD, between quotes'
  if (fact.is === 'truth') return 'is neither true nor false (without quotes); leave it out when it is not known'
  if (fact.is === 'text') return 'is no text of 1 to 200 signs, between quotes'
  const isMoney = fact.unit.top === 'eur'
  if (typeof value !== 'number') return `is no number${isMoney ? ' of euro cents' : ''}; write it without quotes`
  if (value < 0) return `is below zero${isMoney ? '; write 0 for a loss' : ''}`
  if (!Number.isSafeInteger(Math.round(value * 100))) return 'is too large'
  return isMoney
    ? `is no whole number of euro cents; ${value} euro is ${Math.round(value * 100)}`
    : fact.whole
      ? 'is no whole number'
      : 'is no number'
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined), input)
}

/** Whether a name was perhaps meant: a slip of the pen, or its beginning. */
export function isNear(name: string, key: string): boolean {
  return distance(name, key) <= 2 || (key.length > 2 && name.startsWith(key))
}

/** The fewest letters to change, add or leave out. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...b].entries())
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)))
    row = next
  }
  return row[b.length] ?? 0
}

const everybody = ['family', 'household', 'applicant', 'partner']

/** What fits the fields one by one but cannot be used: an income without a notion, a benefit of somebody who is not there. */
function loose(input: unknown): readonly string[] {
  if (!isSituation(input)) return []
  const ids = [...(input.adults ?? []), ...(input.children ?? [])].flatMap(({ id }) => id ?? [])
  const doubled = ids.filter((id, at) => ids.indexOf(id) !== at)
  const missing = Object.entries(neededIn).flatMap(([list, names]) => {
    const items = Object.entries(input).find(([name]) => name === list)?.[1]
    return Array.isArray(items)
      ? items.flatMap((item: object, at) =>
          names.flatMap((name) => (Object.hasOwn(item, name) ? [] : [`${list}[${at}]: ${name} is missing`])),
        )
      : []
  })
  const people = [
    ...(input.incomes ?? []).map(({ person }, at) => ({ person, at: `incomes[${at}].person`, among: [...everybody, ...ids] })),
    ...(input.benefits ?? []).map(({ person }, at) => ({ person, at: `benefits[${at}].person`, among: ids })),
  ]
  const strangers = people.flatMap(({ person, at, among }) =>
    person === undefined || among.includes(person)
      ? []
      : [`${at}: "${person}" is nobody here; known: ${among.length > 0 ? among.join(', ') : 'nobody has an id'}`],
  )
  const months = (input.incomes ?? []).flatMap(({ month }, at) =>
    month === undefined || /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? [] : [`incomes[${at}].month: "${month}" is no month; write YYYY-MM`],
  )
  return [...doubled.map((id) => `two people have the id "${id}"`), ...missing, ...strangers, ...months]
}
