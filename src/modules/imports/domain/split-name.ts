import type { NameOrder } from './mapping.ts'

const PARTICLES = new Set([
  'van',
  'de',
  'den',
  'der',
  'el',
  'al',
  'ben',
  'ait',
  'da',
  'di',
  'du',
  'le',
  'la',
  'von',
  'vande',
  'vanden',
  'abu',
  'bin',
  'ter',
  'ten',
  "d'",
  'dos',
  'del',
])
const isUpper = (word: string): boolean => word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase()

/**
 * Splits a name written in one cell. A comma decides; then a family name in capitals; then the order of the header, where particles
 * ("Van den", "El") stay with the family name.
 */
export function splitName(text: string, order: NameOrder): { readonly familyName: string; readonly givenName: string } {
  const whole = text.trim().replace(/\s+/g, ' ')
  const comma = whole.indexOf(',')
  if (comma > 0) return { familyName: whole.slice(0, comma).trim(), givenName: whole.slice(comma + 1).trim() }
  const words = whole.split(' ')
  if (words.length < 2) return { familyName: whole, givenName: '' }
  const capitals = words.filter(isUpper)
  if (capitals.length > 0 && capitals.length < words.length) {
    return { familyName: capitals.join(' '), givenName: words.filter((word) => !isUpper(word)).join(' ') }
  }
  if (order === 'given-first') return { familyName: words.slice(1).join(' '), givenName: words[0] ?? '' }
  const family = words.findIndex((word) => !PARTICLES.has(word.toLowerCase())) + 1
  const cut = family === 0 || family >= words.length ? words.length - 1 : family
  return { familyName: words.slice(0, cut).join(' '), givenName: words.slice(cut).join(' ') }
}
