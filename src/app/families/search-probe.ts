import type { IsoDay } from '#platform/day.ts'
import { parseTypedDay } from '#platform/text/parse-day.ts'

/** What a typed search may mean. Several readings are tried together; the best hit wins. */
export type SearchProbe = {
  /** Folded name, null when nothing in it is a letter. */
  readonly name: string | null
  /** Share of letter groups (0 to 1) a name must have to be looked at: short words, and words with two wrong letters, share few. */
  readonly likeness: number
  /** At least six digits of a telephone, the last nine at most. */
  readonly phone: string | null
  readonly reference: { readonly year: number | null; readonly number: number } | null
  readonly birthDate: IsoDay | null
  /** Four digits that stand alone: where she lives. Beside a name it says which of those with that name. */
  readonly postcode: string | null
}

const longest = 80

/** Lower case without accents: what PostgreSQL's `unaccent` makes of the names it is compared with, as far as people type them. */
export function foldName(typed: string): string {
  return typed
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ı/g, 'i')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function likenessOf(name: string): number {
  const letters = Math.max(...name.split(' ').map((word) => word.length))
  if (letters <= 3) return 0.25
  return letters <= 5 ? 0.3 : 0.34
}

function referenceOf(typed: string): SearchProbe['reference'] {
  const full = /^op[ -]?(\d{4})[ -](\d{1,6})$/i.exec(typed)
  if (full) return { year: Number(full[1]), number: Number(full[2]) }
  const short = /^(?:op[ -]?)?(\d{1,5})$/i.exec(typed)
  return short ? { year: null, number: Number(short[1]) } : null
}

const aPostcode = /(?<![\p{L}\p{N}/.-])(?:b-?)?([1-9]\d{3})(?![\p{L}\p{N}/.-])/giu

/** The one postcode in what was typed, and the rest of it; a telephone, a day or a reference holds none. */
function postcodeIn(text: string): { readonly postcode: string | null; readonly rest: string } {
  const found = [...text.matchAll(aPostcode)]
  const rest = text.replace(aPostcode, ' ').trim()
  const isAlone = found.length === 1 && !/\d/.test(rest) && !/^op\b/i.test(text)
  return isAlone ? { postcode: found[0]?.[1] ?? null, rest } : { postcode: null, rest: text }
}

/** Reads a search as a name, a telephone, a dossier reference, a day of birth and a postcode, whichever it can be. Null when nothing was typed. */
export function readSearch(typed: string, today: IsoDay): SearchProbe | null {
  const text = typed.trim().slice(0, longest)
  if (text === '') return null
  const { postcode, rest } = postcodeIn(text)
  const name = foldName(rest)
  const digits = text.replace(/\D/g, '')
  const isNumeric = /^[\d\s+()./-]+$/.test(text)
  const reference = referenceOf(text)
  const birthDate = parseTypedDay(text, today)
  return {
    name: /\p{L}/u.test(name) && reference === null ? name : null,
    likeness: likenessOf(name),
    phone: isNumeric && digits.length >= 6 ? digits.slice(-9) : null,
    reference,
    birthDate: birthDate !== null && birthDate <= today ? birthDate : null,
    postcode,
  }
}

export type Hit = { readonly dossierId: string; readonly score: number }

/** The hit that is clearly meant: the only one, or nearly exact and ahead of the second. Enter opens it at once. */
export function clearBest(hits: readonly Hit[]): Hit | null {
  const [first, second] = hits
  if (first === undefined) return null
  if (second === undefined) return first.score >= 0.6 ? first : null
  return first.score >= 0.9 && first.score - second.score >= 0.1 ? first : null
}
