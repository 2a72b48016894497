import { latinLetters } from '#platform/text/latin-letters.ts'

/** What is known of a family and would give it away in words typed by hand. */
export type Known = {
  readonly names: readonly string[]
  readonly places: readonly string[]
  readonly numbers: readonly string[]
}

export const traceKinds = ['name', 'place', 'number', 'day', 'mail'] as const
export type Trace = { readonly kind: (typeof traceKinds)[number]; readonly found: string }

function wordsOf(text: string): readonly string[] {
  return latinLetters(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

// Part of nearly every street or family name, and of nearly every sentence.
const common = new Set([
  'de',
  'den',
  'der',
  'des',
  'el',
  'al',
  'la',
  'le',
  'van',
  'von',
  'ben',
  'aan',
  'op',
  'het',
  'in',
  'te',
  'ter',
  'ten',
  'bus',
])

function findWords(kind: 'name' | 'place', known: readonly string[], text: readonly string[]): Trace[] {
  const wanted = new Set(known.flatMap(wordsOf).filter((word) => word.length >= 2 && !common.has(word) && !/^\d{1,2}$/.test(word)))
  return [...new Set(text)].filter((word) => wanted.has(word)).map((found) => ({ kind, found }))
}

const month =
  '(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march|may|june|july|august|october|december)'
const patterns: readonly (readonly [Trace['kind'], RegExp])[] = [
  ['mail', /[^\s@]+@[^\s@]+\.[a-z]{2,}/g],
  ['day', /(?<![\d/.-])\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b/g],
  ['day', new RegExp(`\\b\\d{1,2} ${month}(?: \\d{4})?\\b`, 'g')],
  ['number', /(?:\+|\b0)\d[\d ./-]{6,}\d|\b(?!(?:19|20)\d\d\b)\d{4,}\b/g],
]

/**
 * What still gives a family away in typed words: its names, its places and numbers, and anything that looks like a day, a telephone or
 * register number or a mail address. Accents, capitals and spaces in numbers make no difference. Empty means: nothing we recognise.
 */
export function findTraces(text: string, known: Known): readonly Trace[] {
  const folded = latinLetters(text)
  const words = wordsOf(text)
  const digits = folded.replace(/\D/g, '')
  const numbers = known.numbers
    .map((number) => number.replace(/\D/g, '').slice(-9))
    .filter((number) => number.length >= 6 && digits.includes(number))
    .map((found): Trace => ({ kind: 'number', found }))
  const looks = patterns.flatMap(([kind, pattern]) => [...folded.matchAll(pattern)].map(([found]): Trace => ({ kind, found })))
  const seen = looks.map(({ found }) => found.replace(/\D/g, '')).join(' ')
  const unseen = numbers.filter(({ found }) => !seen.includes(found))
  const all = [...findWords('name', known.names, words), ...findWords('place', known.places, words), ...looks, ...unseen]
  return [...new Map(all.toReversed().map((trace) => [trace.found, trace])).values()].toReversed()
}
