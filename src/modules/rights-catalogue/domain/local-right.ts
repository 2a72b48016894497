import type { Condition, Parameter, Right, RightInput, RightVersion } from '#modules/rights/public.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Subject } from './rule-facts.ts'

/** A dated value that a rule of the form names. */
export type Limit = { readonly name: string; readonly label: string; readonly unit: string; readonly value: number }
export type WishedCondition = { readonly say: string; readonly rule: string | null }
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
    readonly kind: 'exact' | 'ceiling'
    readonly per: NonNullable<RightVersion['amount']>['per']
    readonly say: string
    readonly value: string | null
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
  const written = conditions.map(({ say, rule }, at): Condition => {
    const id = `c${at + 1}`
    return rule === null ? { id, say, check: true } : { id, say, test: rule }
  })
  return { from, to: null, for: subject, conditions: written, amount: amountOf(amount), deadline, earliest: null }
}

function amountOf(amount: LocalWish['amount']): VersionInput['amount'] {
  if (amount === null) return null
  const { kind, per, say, value, cases } = amount
  if (cases.length === 0) return { kind, per, say, ...(value === null ? {} : { value }) }
  const told = cases.map((one, at) => ({ id: `g${at + 1}`, ...one }))
  return { kind, per, say, cases: value === null ? told : [...told, { id: 'anders', when: 'true', say, value }] }
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
