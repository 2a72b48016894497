import type { IsoDay } from '#platform/day.ts'
import type { Fact } from './fact-kinds.ts'
import { familyFacts, groups, lists } from './situation.ts'
import { yearOf } from './time.ts'

/** The questions of one language: `ask` by the pattern of a fact, or by its path where one person is addressed otherwise; `options` by the name of a choice. */
export type QuestionWords = {
  readonly ask: Readonly<Record<string, string>>
  readonly options: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** How an answer is given: what the form shows. */
export type AnswerKind = 'yes-no' | 'day' | 'choice' | 'money' | 'number' | 'text' | 'people'

export type Ask = {
  readonly path: string
  readonly text: string
  readonly kind: AnswerKind
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

const place = /^(adults|children|benefits|incomes)\[(\d+)\]\.(\w+)$/

/** The pattern under which a fact has its question: `children[2].birthDate` is asked as `children[*].birthDate`. */
export function patternOf(path: string): string {
  return path.replace(/\[\d+\]/, '[*]').replace(/^(incomes\.[^.]+\.[^.]+)\.\d{4}$/, '$1.*')
}

function factAt(path: string): Fact | null {
  const [, list, , name = ''] = place.exec(path) ?? []
  const item = Object.entries(lists).find(([key]) => key === list)?.[1]
  if (item !== undefined) return Object.entries(item).find(([key]) => key === name)?.[1] ?? null
  const [group = '', field = ''] = path.split('.')
  const own = Object.entries(familyFacts).find(([key]) => key === path)?.[1]
  const facts = Object.entries(groups).find(([key]) => key === group)?.[1]
  return own ?? (facts === undefined ? null : (Object.entries(facts).find(([key]) => key === field)?.[1] ?? null))
}

function kindOf(path: string): AnswerKind {
  if (path === 'adults' || path === 'children') return 'people'
  if (path.startsWith('incomes.')) return 'money'
  if (path.startsWith('events.') || path.endsWith('.since')) return 'day'
  if (path.startsWith('benefits.')) return 'yes-no'
  const fact = factAt(path)
  if (fact === null || fact.is === 'text') return 'text'
  if (fact.is === 'number') return fact.unit.top === 'eur' ? 'money' : 'number'
  return fact.is === 'truth' ? 'yes-no' : fact.is
}

/** The question for a missing fact, in the words of a language; null when the catalogue has none, so that a form never shows a path. */
export function askFor(path: string, words: QuestionWords): Ask | null {
  const pattern = patternOf(path)
  const key = [path, pattern].find((one) => Object.hasOwn(words.ask, one))
  const text = key === undefined ? undefined : words.ask[key]
  if (text === undefined) return null
  const kind = kindOf(path)
  const fact = factAt(path)
  const name = path.split('.').at(-1) ?? ''
  const labels = words.options[path] ?? words.options[name] ?? {}
  const among = fact?.is === 'choice' ? fact.among : []
  const year = /\d{4}$/.exec(path)?.[0] ?? ''
  return { path, text: text.replace('{0}', year), kind, options: among.map((value) => ({ value, label: labels[value] ?? value })) }
}

/** A situation on its way in: checked as a whole when it is complete. */
export type Loose = Readonly<Record<string, unknown>>

/** A situation with one more fact in it. A fact of a person who is not there changes nothing. */
export function withFact(situation: Loose, path: string, value: unknown, on: IsoDay): Loose {
  return withFacts(situation, [{ path, value, on }])
}

/** The same for many facts, one after the other: what was said last of one thing holds. */
export function withFacts(
  situation: Loose,
  facts: readonly { readonly path: string; readonly value: unknown; readonly on: IsoDay }[],
): Loose {
  const made: Draft = { ...situation }
  for (const { path, value, on } of facts) put(made, path, value, on)
  return made
}

type Draft = Record<string, unknown>

/** Replaces what it changes: the lists and groups in a draft are those of the situation it began as. */
function put(draft: Draft, path: string, value: unknown, on: IsoDay): void {
  const [, list, at, name = ''] = path.includes('[') ? (place.exec(path) ?? []) : []
  if (list !== undefined) {
    const items = asList(draft[list])
    const one = items[Number(at)]
    if (one !== undefined) one[name] = value
    draft[list] = items
    return
  }
  const [group = '', second = '', third = '', when = ''] = path.split('.')
  if (group === 'incomes')
    draft['incomes'] = [...asList(draft['incomes']), incomeOf({ notion: second, person: third, when, cents: value }, on)]
  else if (group === 'benefits') putBenefit(draft, second, third === 'since' ? { since: value } : { received: value })
  else if (group === 'events')
    draft['events'] = [...asList(draft['events']).filter(({ kind }) => kind !== second), { kind: second, on: value }]
  else if (second === '') draft[group] = value
  else {
    const known = asRecord(draft[group])
    known[second] = value
    draft[group] = known
  }
}

/** A copy. */
function asRecord(value: unknown): Draft {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function asList(value: unknown): Draft[] {
  return Array.isArray(value) ? value.map(asRecord) : []
}

type NewIncome = { readonly notion: string; readonly person: string; readonly when: string; readonly cents: unknown }

/** The latest income asked for is that of the year before. */
function incomeOf({ notion, person, when, cents }: NewIncome, on: IsoDay): Draft {
  const period = when === 'month' ? { per: 'month' } : { per: 'year', year: when === 'year' ? yearOf(on) - 1 : Number(when) }
  return { notion, person, cents, ...period }
}

function putBenefit(draft: Draft, kind: string, more: Loose): void {
  const known = asList(draft['benefits'])
  const same = known.find((benefit) => benefit['kind'] === kind) ?? { kind }
  const isFirst = draft['benefits'] === undefined
  draft['benefits'] = [...known.filter((benefit) => benefit['kind'] !== kind), { ...same, ...more }]
  draft['benefitsComplete'] = isFirst ? false : draft['benefitsComplete']
}
