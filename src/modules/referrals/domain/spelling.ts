import { latinLetters } from '#platform/text/latin-letters.ts'

/** Lower case, without accents, apostrophes and hyphens, in Latin letters: what is left of a name when only typing habits differ. */
export function foldName(name: string): string {
  return latinLetters(name)
    .replace(/['’`ʼ]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Ways one sound is written in the languages of our families, in order: an earlier rule feeds a later one. */
const habits: readonly (readonly [RegExp, string])[] = [
  [/tsj|tch|tsch|sch|sj|ch|sh/g, 's'],
  [/dzj|dj|dzh|zh/g, 'j'],
  [/ph/g, 'f'],
  [/gh/g, 'g'],
  [/kh|ck|cq|qu|q/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/x/g, 'ks'],
  [/z/g, 's'],
  [/w/g, 'v'],
  [/dt/g, 't'],
  [/oe|ou/g, 'u'],
  [/ij|ei|ey|ay|ai|aj/g, 'ai'],
  [/ee|ie|y|j/g, 'i'],
  [/h(?=\s|$)/g, ''],
  [/(.)\1+/g, '$1'],
]

/** A name without its spelling habits: Mariam and Maryam, Marincu and Marinku, Aïsha and Aicha give the same key. */
export function spellingKey(name: string): string {
  return habits.reduce((key, [pattern, sound]) => key.replace(pattern, sound), foldName(name))
}

/** The consonants in order, for names written with other vowels: Mohamed, Muhammad. Too coarse to count without a second reason. */
export function consonants(name: string): string {
  return spellingKey(name)
    .replace(/(?!^)[aeiou\s]/g, '')
    .replace(/(.)\1+/g, '$1')
}
