import { addMonths, type IsoDay } from '#platform/day.ts'
import { type Loose, withFact, withFacts } from './ask.ts'
import { fitsSituation } from './check-situation.ts'
import type { Situation } from './situation.ts'

/** Who or what says so: the dossier itself, a measurement, somebody who was asked, or the family by itself in the public self-check. */
export type FactSource = 'dossier' | 'measurement' | KeptSource
export const askedSources = ['family', 'document', 'worker'] as const
export type AskedSource = (typeof askedSources)[number]
export type KeptSource = AskedSource | 'self-check'
export type FactValue = boolean | number | string

export type KnownFact = {
  readonly path: string
  /** Null: she was asked and does not know. */
  readonly value: FactValue | null
  readonly source: FactSource
  readonly on: IsoDay | null
  /** Of an asked fact, to confirm it or take it back. */
  readonly id: string | null
}

/** As much of a fact as a situation is made of. */
export type PlacedFact = Pick<KnownFact, 'path' | 'value' | 'on'>

/** The people of a family as the rules count them: the keys under which a fact about one of them is kept. */
export type Roster = { readonly adults: readonly string[]; readonly children: readonly string[] }

const place = /^(adults|children)\[(\d+)\]\.(\w+)$/

/** How a fact is kept: `children[1].birthDate` becomes the pattern and the key of that child, so that a later child moves nothing. Null: nobody stands there. */
export function toKept(path: string, roster: Roster): { readonly path: string; readonly subject: string } | null {
  const [, list, at = '', name = ''] = place.exec(path) ?? []
  if (list === undefined) return { path, subject: '' }
  const subject = (list === 'adults' ? roster.adults : roster.children)[Number(at)]
  return subject === undefined ? null : { path: `${list}[*].${name}`, subject }
}

/** The place of a kept fact among the people there are now; null when that person is no longer in the family. */
export function fromKept(path: string, subject: string, roster: Roster): string | null {
  if (!path.includes('[*]')) return path
  const at = (path.startsWith('adults') ? roster.adults : roster.children).indexOf(subject)
  return at === -1 ? null : path.replace('[*]', `[${at}]`)
}

const monthsUntilAskedAgain = 6
const lasting = /\.(birthDate|adoptedOn|isStillborn|pregnancyWeeks|isMultiple|isTriplet|parentDiedOn)$|^language$/

/** An answer of more than six months ago is asked again; a birth date stays what it is. */
export function isStale({ path, on, value }: Pick<KnownFact, 'path' | 'on' | 'value'>, today: IsoDay): boolean {
  return value !== null && on !== null && !lasting.test(path) && addMonths(on, monthsUntilAskedAgain) <= today
}

/** Of what is known about one thing, what was said last holds. */
export function lastSaid<Fact extends Pick<KnownFact, 'path' | 'on'>>(facts: readonly Fact[]): readonly Fact[] {
  const byPath = new Map<string, Fact>()
  for (const fact of facts) {
    const known = byPath.get(fact.path)
    if (known === undefined || (known.on ?? '') <= (fact.on ?? '')) byPath.set(fact.path, fact)
  }
  return [...byPath.values()]
}

/** The situation with its facts put in; a fact that does not fit what the rules expect is left out, as if it was never told. */
export function situationWith(base: Loose, facts: readonly PlacedFact[], today: IsoDay): Situation {
  const situation = withFacts(
    base,
    facts.flatMap(({ path, value, on }) => (value === null ? [] : [{ path, value, on: on ?? today }])),
  )
  if (fitsSituation(situation)) return situation
  let whole: Loose = base
  for (const { path, value, on } of facts) {
    const next = value === null ? whole : withFact(whole, path, value, on ?? today)
    if (fitsSituation(next)) whole = next
  }
  return fitsSituation(whole) ? whole : {}
}
