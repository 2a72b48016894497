import type { Condition, Parameter, Right, RightInput, RightVersion } from '#modules/rights/public.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Subject } from './rule-facts.ts'

/** A dated value that a rule of the form names. */
export type Limit = { readonly name: string; readonly label: string; readonly unit: string; readonly value: number }
/** A rule; null: a person judges it. Or a few of them together: all of them, or one of them is enough. */
export type WishedCondition =
  | { readonly say: string; readonly rule: string | null }
  | { readonly say: string; readonly join: 'any' | 'all'; readonly parts: readonly WishedCondition[] }
export type WishedCase = { readonly say: string; readonly when: string; readonly value: string }

/** A right of a municipality as a form gives it: words, rules that are written already, and the dated values they name. */
export type LocalWish = {
  readonly title: string
  readonly summary: string
  readonly body: string
  readonly domain: Right['domain']
  readonly nature: Right['nature']
  readonly subject: Subject
  readonly from: IsoDay
  readonly conditions: readonly WishedCondition[]
  readonly amount: {
    readonly kind: 'exact' | 'ceiling' | 'range'
    readonly per: NonNullable<RightVersion['amount']>['per']
    readonly say: string
    readonly value: string | null
    /** The lower end, of a range. */
    readonly low: string | null
    readonly cases: readonly WishedCase[]
  } | null
  readonly deadline: { readonly say: string; readonly day: string } | null
  readonly limits: readonly Limit[]
  readonly apply: Right['apply']
  readonly source: string
}

type Place = { readonly id: string; readonly municipality: string; readonly today: IsoDay }
type VersionInput = RightInput['versions'][number]

export function versionOf({ subject, from, conditions, amount, deadline }: LocalWish): VersionInput {
  const written = conditions.map((condition, at) => conditionOf(condition, `c${at + 1}`))
  return { from, to: null, for: subject, conditions: written, amount: amountOf(amount), deadline, earliest: null }
}

/** The rules that hold last: what a form shows and changes. */
export function lastVersion({ versions }: Pick<Right, 'versions'>): RightVersion | undefined {
  return versions.toSorted((a, b) => (b.from ?? '').localeCompare(a.from ?? ''))[0]
}

function testsIn(condition: Condition): readonly Extract<Condition, { test: string }>[] {
  if ('test' in condition) return [condition]
  return 'any' in condition ? condition.any.flatMap(testsIn) : 'all' in condition ? condition.all.flatMap(testsIn) : []
}

function carriedOver(condition: Condition, before: readonly Extract<Condition, { test: string }>[]): Condition {
  if ('any' in condition) return { ...condition, any: condition.any.map((part) => carriedOver(part, before)) }
  if ('all' in condition) return { ...condition, all: condition.all.map((part) => carriedOver(part, before)) }
  const same = 'test' in condition ? before.find(({ test }) => test === condition.test) : undefined
  return same === undefined ? condition : { ...same, id: condition.id, say: condition.say }
}

/** Other rules of a right: what a form does not show (named steps, who is looked at, the first day, sources of rules) stays as it was. */
export function nextVersion(wish: LocalWish, right: Pick<Right, 'versions'>): VersionInput {
  const [next, before] = [versionOf(wish), lastVersion(right)]
  if (before === undefined) return next
  const { among, let: steps, derived, earliest } = before
  const tests = before.conditions.flatMap(testsIn)
  const conditions = wish.conditions.map((condition, at) => carriedOver(conditionOf(condition, `c${at + 1}`), tests))
  return { ...next, conditions, let: steps, derived, earliest, ...(among === undefined || before.for !== wish.subject ? {} : { among }) }
}

function conditionOf(wished: WishedCondition, id: string): Condition {
  const { say } = wished
  if ('rule' in wished) return wished.rule === null ? { id, say, check: true } : { id, say, test: wished.rule }
  const parts = wished.parts.map((part, at) => conditionOf(part, `${id}-${at + 1}`))
  return wished.join === 'any' ? { id, say, any: parts } : { id, say, all: parts }
}

function amountOf(amount: LocalWish['amount']): VersionInput['amount'] {
  if (amount === null) return null
  const { kind, per, say, value, cases } = amount
  const low = amount.low === null ? {} : { low: amount.low }
  if (cases.length === 0) return { kind, per, say, ...low, ...(value === null ? {} : { value }) }
  const told = cases.map((one, at) => ({ id: `g${at + 1}`, ...one }))
  return { kind, per, say, ...low, cases: value === null ? told : [...told, { id: 'anders', when: 'true', say, value }] }
}

export function parametersOf({ limits, from, source }: LocalWish): Readonly<Record<string, Parameter>> {
  const dated = (value: number) => ({
    value,
    from,
    to: null,
    source,
    dateBasis: 'stated' as const,
    endBasis: 'no-later-value-found' as const,
  })
  return Object.fromEntries(
    limits.map(({ name, label, unit, value }) => [
      name,
      { label, unit, unitSaid: unit, rhythm: 'none' as const, values: [dated(value)], informs: false },
    ]),
  )
}

/** What a family reads about it; the same for a new right and for other rules of one. */
export function aboutOf(wish: LocalWish, today: IsoDay) {
  const { title, summary, body, domain, nature, apply, source } = wish
  return { title, summary, body, domain, nature, apply, automatic: false, sources: [source], lastChecked: today }
}

/** A new right of a municipality, for its own inhabitants. Pure. */
export function localRight(wish: LocalWish, { id, municipality, today }: Place): RightInput {
  return {
    id,
    ...aboutOf(wish, today),
    authority: 'local',
    territory: { municipalities: [municipality] },
    theme: 'lokaal',
    parameters: parametersOf(wish),
    versions: [versionOf(wish)],
    interactions: {},
    confidence: 'high',
    flags: [],
  }
}

/** A name in the data for a title: small letters, digits and hyphens, not taken yet. */
export function idFor(title: string, municipality: string, taken: ReadonlySet<string>): string {
  const plain = (words: string) =>
    words
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
  const base = [plain(title).slice(0, 60).replace(/-$/, ''), plain(municipality)].filter((part) => part !== '').join('-')
  const free = (n: number): string => (n === 1 ? base : `${base}-${n}`)
  let n = 1
  while (taken.has(free(n))) n += 1
  return free(n)
}

/** A name for a dated value that the right does not use yet. */
export function freeName(base: string, taken: ReadonlySet<string>): string {
  let n = 1
  while (taken.has(n === 1 ? base : `${base}_${n}`)) n += 1
  return n === 1 ? base : `${base}_${n}`
}
