import { latinLetters } from '#platform/text/latin-letters.ts'

// A list says the same few words in thousands of cells.
const FOLDED = new Map<string, string>()
const MOST_FOLDED = 20_000

/** One spelling for texts that differ in case, accents, punctuation or spaces only. A text of signs alone ("?", "-") keeps them. */
export function fold(text: string): string {
  const known = FOLDED.get(text)
  if (known !== undefined) return known
  const folded = foldOnce(text)
  if (FOLDED.size >= MOST_FOLDED) FOLDED.clear()
  if (text.length <= 60) FOLDED.set(text, folded)
  return folded
}

function foldOnce(text: string): string {
  const plain = latinLetters(text)
    .replace(/\b([a-z])\.(?=[a-z]\b)/g, '$1')
    .replace(/&/g, ' en ')
    .replace(/\+/g, ' plus ')
  const words = plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  return words === '' ? text.replace(/\s+/g, '') : words
}

/** Words of a person's name, for comparing across alphabets, accents, order and hyphens. */
export function nameWords(name: string): readonly string[] {
  return latinLetters(name)
    .replace(/['’`]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** Least number of letters to insert, delete, change or swap with a neighbour. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + change)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1)
      row.push(best)
    }
    beforeLast = last
    last = row
  }
  return last[b.length] ?? 0
}

function trigrams(text: string): Set<string> {
  const padded = `  ${text} `
  return new Set(Array.from({ length: padded.length - 2 }, (_, index) => padded.slice(index, index + 3)))
}

/** 0 (nothing in common) to 1 (the same), by the three-letter pieces they share. */
export function similarity(a: string, b: string): number {
  if (a === b) return 1
  const left = trigrams(a)
  const right = trigrams(b)
  let shared = 0
  for (const piece of left) if (right.has(piece)) shared += 1
  return (2 * shared) / (left.size + right.size)
}

/** A header or value may be megabytes of garbage; comparing looks at the start only. */
export const COMPARED_LENGTH = 80
