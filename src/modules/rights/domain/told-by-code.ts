import { daysBetween, type IsoDay } from '#platform/day.ts'
import { type KnownFact, type Roster, toKept } from './known-fact.ts'
import type { Situation } from './situation.ts'
import { factsOf, type SaidFact } from './situation-facts.ts'

/** Who of the code is whom in the dossier: the key of a person for each place of the code, empty for nobody. */
export type Matching = { readonly adults: readonly string[]; readonly children: readonly string[] }

/** What a dossier knows, as far as a code is laid beside it. */
export type KnownSide = { readonly situation: Situation; readonly facts: readonly KnownFact[]; readonly roster: Roster }

/** A fact of the code beside what the dossier says about the same thing. */
export type ToldLine = {
  /** Its place in the code. */
  readonly told: SaidFact
  /** Where it is kept. Null: about somebody who is nobody in the dossier. */
  readonly kept: { readonly path: string; readonly subject: string } | null
  readonly known: KnownFact | null
  readonly says: 'nothing' | 'same' | 'differs'
  /** The self-check asks the year of birth only; the day is made up. */
  readonly isRough: boolean
  /** The day from which it holds once taken over. */
  readonly on: IsoDay
}

type Child = NonNullable<Situation['children']>[number]
const sameExpected = 45

/** The same birth day, or both expected in about the same weeks: a day that is told as a month is only roughly right. */
function isSameChild(told: Child, known: Child): boolean {
  if (told.birthDate !== undefined && known.birthDate !== undefined) return told.birthDate === known.birthDate
  if (told.dueDate !== undefined && known.dueDate !== undefined) return Math.abs(daysBetween(told.dueDate, known.dueDate)) <= sameExpected
  return false
}

/** Who is probably who: the one who filled it in is the mother unless it says otherwise, children by their day. Nobody is taken twice; a doubt stays empty. */
export function guessMatching(told: Situation, { situation: known, roster }: Pick<KnownSide, 'situation' | 'roster'>): Matching {
  const [mother = '', ...others] = roster.adults
  const other = others.length === 1 ? (others[0] ?? '') : ''
  const filler = told.adults?.find(({ isApplicant }) => isApplicant === true)?.role ?? 'mother'
  const first = filler === 'mother' ? mother : filler === 'father' || filler === 'co-parent' ? other : ''
  const adults = (told.adults ?? []).map(({ isApplicant, role }) => {
    if (isApplicant === true) return first
    return role === 'partner' && first !== '' ? (first === mother ? other : mother) : ''
  })
  const free = new Set(roster.children)
  const children = (told.children ?? []).map((child) => {
    const at = (known.children ?? []).findIndex((one, place) => free.has(roster.children[place] ?? '') && isSameChild(child, one))
    const key = at === -1 ? '' : (roster.children[at] ?? '')
    free.delete(key)
    return key
  })
  return { adults, children }
}

const place = /^(adults|children)\[(\d+)\]/

function keyAt(path: string, matching: Matching): string | null {
  const [, list, at = ''] = place.exec(path) ?? []
  if (list === undefined) return null
  return (list === 'adults' ? matching.adults : matching.children)[Number(at)] ?? ''
}

/** The place of a fact of the code among the people of the dossier; null when it is about nobody there. */
function placeInDossier(path: string, matching: Matching, { adults, children }: Roster): string | null {
  const key = keyAt(path, matching)
  if (key === null) return path
  const at = (path.startsWith('adults') ? adults : children).indexOf(key)
  return at === -1 ? null : path.replace(/\[\d+\]/, `[${at}]`)
}

const plain = (value: SaidFact['value']) => (typeof value === 'string' ? value.trim().toLowerCase() : value)

/**
 * Every fact of a code that can be kept, beside what is known. It holds from the day it was filled in, or from the later day of what it takes the place of:
 * a worker who chose it over that says it holds now. Facts that only say who somebody is in the code are left out.
 */
export function linesOf(told: Situation, matching: Matching, family: KnownSide, today: IsoDay): readonly ToldLine[] {
  const filled = told.referenceDate === undefined || told.referenceDate > today ? today : told.referenceDate
  const byPath = new Map(family.facts.map((fact) => [fact.path, fact]))
  const base = new Map(factsOf(family.situation).map(({ path, value }) => [path, value]))
  const asks = (told.adults ?? []).findIndex(({ isApplicant }) => isApplicant === true)
  const isHers = asks === -1 || matching.adults[asks] === family.roster.adults[0]
  return factsOf(told)
    .filter(({ path, value }) => !/\.(isApplicant|role|id)$/.test(path) && value !== '-')
    .map((fact): ToldLine => {
      const own = isHers || !/^incomes\.[^.]+\.applicant\./.test(fact.path)
      const at = own ? placeInDossier(fact.path, matching, family.roster) : null
      const kept = at === null ? null : toKept(at, family.roster)
      const fallback = at === null ? undefined : base.get(at)
      const inBase: KnownFact | null =
        at === null || fallback === undefined ? null : { path: at, value: fallback, source: 'dossier', on: null, id: null }
      const known = (at === null ? undefined : byPath.get(at)) ?? inBase
      const value = known?.value ?? null
      const isRough = /^adults\[\d+\]\.birthDate$/.test(fact.path) && String(fact.value).endsWith('-07-01')
      const isSame = plain(value ?? '') === plain(fact.value) || (isRough && String(value).slice(0, 4) === String(fact.value).slice(0, 4))
      const says = value === null ? 'nothing' : isSame ? 'same' : 'differs'
      const on = known?.on != null && known.on > filled ? known.on : filled
      return { told: fact, kept, known, says, isRough, on }
    })
}

/** No birth day of the code is one of this family, though both know some: perhaps it is the code of somebody else. */
export function seemsOther(told: Situation, { situation: known }: Pick<KnownSide, 'situation'>): boolean {
  const births = (children: Situation['children']) => (children ?? []).flatMap(({ birthDate }) => birthDate ?? [])
  const [theirs, ours] = [births(told.children), births(known.children)]
  return theirs.length > 0 && ours.length > 0 && !theirs.some((day) => ours.includes(day))
}
