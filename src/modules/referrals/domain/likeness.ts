import type { IsoDay } from '#platform/day.ts'
import { consonants, foldName, spellingKey } from './spelling.ts'

export type Comparable = {
  readonly givenName: string
  /** Empty when not known. */
  readonly familyName: string
  readonly birthDate: IsoDay | null
  /** Last nine digits, empty when not known. */
  readonly phoneDigits: string
}

export type LikenessReason =
  | 'same-phone'
  | 'same-birth-date'
  | 'birth-date-mistyped'
  | 'same-name'
  | 'spelling-variant'
  | 'sounds-alike'
  | 'one-letter-apart'
  | 'names-swapped'

type NameReason = Extract<LikenessReason, 'same-name' | 'spelling-variant' | 'sounds-alike' | 'one-letter-apart' | 'names-swapped'>

/**
 * Why two descriptions may be of one parent; empty when they do not look alike enough to bother anybody.
 *
 * The same phone is enough by itself: families share a phone, so it is a question, never an answer. A birth date needs a name that resembles. A name by
 * itself counts only when it is the same or a spelling variant, both have a family name, and the birth dates do not contradict it.
 */
export function likenessReasons(a: Comparable, b: Comparable): readonly LikenessReason[] {
  const phone = a.phoneDigits.length >= 8 && a.phoneDigits === b.phoneDigits
  const birth = birthReason(a.birthDate, b.birthDate)
  const name = nameReason(a, b)
  const reasons: LikenessReason[] = []
  if (phone) reasons.push('same-phone')
  if (birth !== null && birth !== 'contradicts') reasons.push(birth)
  if (name !== null) reasons.push(name)
  const nameAlone =
    name !== null &&
    name !== 'sounds-alike' &&
    name !== 'one-letter-apart' &&
    a.familyName !== '' &&
    b.familyName !== '' &&
    birth !== 'contradicts'
  const together = name !== null && birth !== null && birth !== 'contradicts'
  return phone || together || nameAlone ? reasons : []
}

function birthReason(a: IsoDay | null, b: IsoDay | null): 'same-birth-date' | 'birth-date-mistyped' | 'contradicts' | null {
  if (a === null || b === null) return null
  if (a === b) return 'same-birth-date'
  return isMistyped(a, b) ? 'birth-date-mistyped' : 'contradicts'
}

/** Day and month swapped, or one figure different. */
function isMistyped(a: IsoDay, b: IsoDay): boolean {
  const swapped = `${a.slice(0, 4)}-${a.slice(8)}-${a.slice(5, 7)}`
  const figures = [...a].filter((figure, place) => figure !== b[place]).length
  return swapped === b || figures === 1
}

function nameReason(a: Comparable, b: Comparable): NameReason | null {
  const [left, right] = [wholeName(a), wholeName(b)]
  if (foldName(left) === foldName(right)) return 'same-name'
  const partial = a.familyName === '' || b.familyName === ''
  const [one, other] = partial ? [a.givenName, b.givenName] : [left, right]
  if (spellingKey(one) === spellingKey(other)) return partial ? 'sounds-alike' : 'spelling-variant'
  if (sortedWords(left) === sortedWords(right)) return 'names-swapped'
  if (!partial && editsApart(spellingKey(left), spellingKey(right)) === 1) return 'one-letter-apart'
  const skeleton = consonants(one)
  return skeleton.length >= 3 && skeleton === consonants(other) ? 'sounds-alike' : null
}

function wholeName(person: Comparable): string {
  return `${person.givenName} ${person.familyName}`.trim()
}

function sortedWords(name: string): string {
  return spellingKey(name).split(' ').sort().join(' ')
}

/** 0, 1 or 2 (two or more) letters added, left out or replaced. */
function editsApart(a: string, b: string): number {
  if (a === b) return 0
  let head = 0
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1
  return Math.max(a.length, b.length) - head - tail === 1 ? 1 : 2
}

export type Letters = readonly { readonly text: string; readonly differs: boolean }[]

/** Both texts in pieces, with the letters that differ marked: "Marin[c]u" beside "Marin[k]u". Equal texts have no mark. */
export function differingLetters(a: string, b: string): readonly [Letters, Letters] {
  const left = [...a]
  const right = [...b]
  const shared = longestShared(left, right)
  return [
    pieces(
      left,
      shared.map(([place]) => place),
    ),
    pieces(
      right,
      shared.map(([, place]) => place),
    ),
  ]
}

function pieces(letters: readonly string[], shared: readonly number[]): Letters {
  const kept = new Set(shared)
  const found: { text: string; differs: boolean }[] = []
  for (const [place, letter] of letters.entries()) {
    const differs = !kept.has(place)
    const last = found.at(-1)
    if (last?.differs === differs) last.text += letter
    else found.push({ text: letter, differs })
  }
  return found
}

/** Places of a longest common row of letters; names are short, so the square table is small. */
function longestShared(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  const length: number[][] = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0))
  const at = (i: number, j: number): number => length[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = length[i]
      if (row !== undefined) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const shared: [number, number][] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      shared.push([i, j])
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return shared
}
