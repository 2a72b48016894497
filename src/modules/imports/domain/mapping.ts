import type { IsoDay } from '#platform/day.ts'
import type { Field, FieldId, FileKind } from './fields.ts'
import { fieldsOf } from './fields.ts'
import { COMPARED_LENGTH, fold } from './fold.ts'
import { matchPhrase, matchProgramme, matchWord, type ValueMatch } from './match-word.ts'
import { type KnownOrganisation, matchOrganisation, ORGANISATIONS } from './organisations.ts'
import type { DateOrder } from './parse-day.ts'
import { readClues } from './read-clues.ts'
import { PROGRAMMES, type ProgrammeNames, type ValueGroup, VOCABULARIES, type Vocabulary } from './vocabulary.ts'

export const NAME_ORDERS = ['family-first', 'given-first'] as const
export type NameOrder = (typeof NAME_ORDERS)[number]

/** Spellings and their meaning, per group (a field kind) or per field; the key '' is an empty cell. */
export type ValueMeanings = Readonly<Record<string, Readonly<Record<string, string>>>>

/** How one table is read: a field or nothing per column, and what the spellings mean. */
export type Mapping = {
  readonly kind: FileKind
  readonly headers: readonly string[]
  readonly columns: readonly (FieldId | null)[]
  readonly values: ValueMeanings
  readonly dateOrder: DateOrder
  readonly nameOrder: NameOrder
  readonly ownServices: readonly string[]
  readonly externalPartners: readonly string[]
  /** Programme of rows in a list that has no column for it. */
  readonly defaultProgramme: string | null
}

/** What the municipality already knows; `today` decides centuries and days in the future. */
export type ImportContext = {
  readonly today: IsoDay
  readonly programmes: readonly ProgrammeNames[]
  readonly organisations: readonly KnownOrganisation[]
}

export function startingContext(today: IsoDay): ImportContext {
  return { today, programmes: PROGRAMMES, organisations: ORGANISATIONS }
}

/** The team's habit where it left a cell empty; a mapping may say otherwise. Nothing here means: nothing was said. */
export const EMPTY_MEANS: Readonly<Partial<Record<ValueGroup, string>>> = { yesNo: 'no', criterion: 'not_weak', inOrder: 'unknown' }

export type Source = { readonly name: string; readonly external: boolean; readonly known: boolean }
/** Exact: the spelling itself is known. Guess: a typing error away or read from the words inside, to be confirmed. */
export type Certainty = 'saved' | 'exact' | 'guess' | 'none'
export type Meaning = { readonly meaning: string | null; readonly certainty: Certainty }
export const NO_MEANING: Meaning = { meaning: null, certainty: 'none' }

type Words = Pick<Mapping, 'values' | 'ownServices' | 'externalPartners'>
export type Interpreter = {
  readonly meaning: (field: Pick<Field, 'id' | 'kind'>, text: string) => Meaning
  readonly source: (text: string) => Source | null
}

function isValueGroup(kind: string): kind is ValueGroup {
  return Object.hasOwn(VOCABULARIES, kind)
}

/** A known spelling, else what the words inside it say. Only reasons are written as sentences in which a known spelling may stand whole. */
function matchValue(group: ValueGroup, text: string): ValueMatch<string> | null {
  const words: Vocabulary<string> = VOCABULARIES[group]
  const known = matchWord(words, text)
  if (known !== null) return known
  const said = readClues(group, fold(text.slice(0, COMPARED_LENGTH)))
  return said !== null ? { meaning: said, exact: false } : group === 'endReason' ? matchPhrase(words, text) : null
}

function foldedMeanings(values: ValueMeanings): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const folded = (spellings: Readonly<Record<string, string>>) =>
    new Map(Object.entries(spellings).map(([spelling, meaning]) => [fold(spelling), meaning]))
  return new Map(Object.entries(values).map(([group, spellings]) => [group, folded(spellings)]))
}

/** Looks a spelling up: first what the team saved for the field, then for its group, then the built-in words. */
export function createInterpreter(words: Words, context: ImportContext): Interpreter {
  const saved = foldedMeanings(words.values)
  const cache = new Map<string, Meaning>()
  const sources = new Map<string, Source | null>()
  const named = (names: readonly string[], name: string) => names.some((other) => fold(other) === fold(name))

  function find({ id, kind }: Pick<Field, 'id' | 'kind'>, folded: string, text: string): Meaning {
    const taught = saved.get(id)?.get(folded) ?? saved.get(kind)?.get(folded)
    if (taught !== undefined) return { meaning: taught, certainty: 'saved' }
    if (folded === '')
      return isValueGroup(kind) && EMPTY_MEANS[kind] !== undefined ? { meaning: EMPTY_MEANS[kind], certainty: 'exact' } : NO_MEANING
    const match = kind === 'programme' ? matchProgramme(text, context.programmes) : isValueGroup(kind) ? matchValue(kind, text) : null
    return match === null ? NO_MEANING : { meaning: match.meaning, certainty: match.exact ? 'exact' : 'guess' }
  }

  function meaning(field: Pick<Field, 'id' | 'kind'>, text: string): Meaning {
    const folded = fold(text.trim())
    const key = `${field.id}|${folded}`
    const known = cache.get(key) ?? find(field, folded, text)
    cache.set(key, known)
    return known
  }

  function findSource(text: string): Source | null {
    if (text === '') return null
    const taught = saved.get('source')?.get(fold(text)) ?? saved.get('organisation')?.get(fold(text)) ?? text
    const { name, external, known } = matchOrganisation(taught, context.organisations, words.ownServices)
    if (named(words.ownServices, name)) return { name, external: false, known }
    return { name, external: named(words.externalPartners, name) || external, known }
  }

  function source(text: string): Source | null {
    const trimmed = text.trim()
    const known = sources.get(trimmed)
    if (known !== undefined) return known
    const found = findSource(trimmed)
    sources.set(trimmed, found)
    return found
  }
  return { meaning, source }
}

/** The column a field is read from, or -1. */
export function columnOf(mapping: Pick<Mapping, 'columns'>, id: FieldId): number {
  return mapping.columns.indexOf(id)
}

/** Required fields that no column carries; a full name stands for both names, a start day for the referral day. */
export function missingFields(kind: FileKind, columns: readonly (FieldId | null)[]): readonly FieldId[] {
  const has = (id: FieldId) => columns.includes(id)
  const covered = (id: FieldId) =>
    has(id) || ((id === 'familyName' || id === 'givenName') && has('fullName')) || (id === 'referredOn' && has('startedOn'))
  return fieldsOf(kind)
    .filter(({ id, required }) => required && !covered(id))
    .map(({ id }) => id)
}
