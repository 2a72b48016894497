import { fold } from './fold.ts'

/** Short signs teams put behind a header for the first and the last moment. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['s', 'e'],
  ['b', 'e'],
  ['d', 'f'],
  ['v', 'n'],
  ['t0', 't1'],
  ['t1', 't2'],
  ['in', 'uit'],
  ['in', 'out'],
  ['1', '2'],
]

function split(header: string): { readonly name: string; readonly sign: string } | null {
  const words = fold(header).split(' ')
  const sign = words.at(-1) ?? ''
  return words.length < 2 ? null : { name: words.slice(0, -1).join(' '), sign }
}

/**
 * Writes out the moment of two columns that differ in a sign alone: "Huisv. S" and "Huisv. E" are the housing at start and at end. One
 * sign without its partner says nothing, and neither do 1 and 2 where a 3 follows (criteria, children).
 */
export function spellMoments(headers: readonly string[]): readonly string[] {
  const signs = new Map<string, Set<string>>()
  for (const header of headers) {
    const parts = split(header)
    if (parts) signs.set(parts.name, (signs.get(parts.name) ?? new Set()).add(parts.sign))
  }
  return headers.map((header) => {
    const parts = split(header)
    const known = parts ? (signs.get(parts.name) ?? new Set<string>()) : new Set<string>()
    const pair = PAIRS.find((signs) => parts !== null && signs.includes(parts.sign) && signs.every((sign) => known.has(sign)))
    if (!parts || !pair || (pair[0] === '1' && known.size > 2)) return header
    return `${parts.name} ${parts.sign === pair[0] ? 'start' : 'einde'}`
  })
}
