import { COMPARED_LENGTH, editDistance, fold } from './fold.ts'
import type { ProgrammeNames, Vocabulary } from './vocabulary.ts'

export type ValueMatch<Meaning extends string> = { readonly meaning: Meaning; readonly exact: boolean }

/** Typing errors are forgiven in words of five letters and more; a wrong guess in a shorter word could turn no into yes. */
export function findClosest<Meaning>(folded: string, spellings: Iterable<readonly [string, Meaning]>): Meaning | null {
  if (folded.length < 5 || folded.length > COMPARED_LENGTH) return null
  let best: { readonly distance: number; readonly meaning: Meaning } | null = null
  let tied = false
  for (const [spelling, meaning] of spellings) {
    const allowed = spelling.length >= 10 ? 2 : 1
    if (spelling.length < 5 || Math.abs(spelling.length - folded.length) > allowed) continue
    const distance = editDistance(folded, spelling)
    if (distance > allowed) continue
    if (best !== null && distance === best.distance && meaning !== best.meaning) tied = true
    if (best === null || distance < best.distance) {
      best = { distance, meaning }
      tied = false
    }
  }
  return best === null || tied ? null : best.meaning
}

const NEGATIONS = /\b(niet|geen|nog|zonder|pas|non|on\w+)\b/

/** The meaning of a spelling by the built-in words alone: exact after folding, else one typing error away. */
export function matchWord<Meaning extends string>(words: Vocabulary<Meaning>, text: string): ValueMatch<Meaning> | null {
  const folded = fold(text)
  const exact = words.spellings.get(folded)
  if (exact !== undefined) return { meaning: exact, exact: true }
  const close = NEGATIONS.test(folded) ? null : findClosest(folded, words.spellings)
  return close === null ? null : { meaning: close, exact: false }
}

/** The one meaning whose words stand inside a longer text ("verhuisd naar Gent"); null when two do, or when the rest denies it. */
export function matchPhrase<Meaning extends string>(words: Vocabulary<Meaning>, text: string): ValueMatch<Meaning> | null {
  const folded = ` ${fold(text.slice(0, COMPARED_LENGTH))} `
  const inside = [...words.spellings].filter(([spelling]) => spelling.length >= 6 && folded.includes(` ${spelling} `))
  const [first] = inside
  if (!first || inside.some(([, meaning]) => meaning !== first[1])) return null
  const rest = inside.reduce((left, [spelling]) => left.replace(spelling, ''), folded)
  return NEGATIONS.test(rest) ? null : { meaning: first[1], exact: false }
}

/** Recognises a programme by its own names; anything that mentions "plus" is never read as the basic programme. */
export function matchProgramme(text: string, programmes: readonly ProgrammeNames[]): ValueMatch<string> | null {
  const folded = fold(text)
  const spellings = programmes.flatMap(({ id, names }) => [id, ...names].map((name) => [fold(name), id] as const))
  const exact = spellings.find(([name]) => name === folded)
  if (exact) return { meaning: exact[1], exact: true }
  const plus = (name: string) => / ?plus\b/.test(name)
  const close = findClosest(
    folded,
    spellings.filter(([name]) => plus(name) === plus(folded)),
  )
  return close === null ? null : { meaning: close, exact: false }
}
