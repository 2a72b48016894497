import { COMPARED_LENGTH, editDistance, fold, similarity } from './fold.ts'
import { SAME } from './header-meanings.ts'
import { list } from './list.ts'

const CANON: ReadonlyMap<string, string> = new Map(Object.entries(SAME).flatMap(([word, others]) => others.map((other) => [other, word])))
const SKIPPED = new Set(
  list(`
    van | de | het | een | bij | der | du | la | le | les | des | of | the | in | op | aan | met | d | l | s | o | is
    | a | et | en | via | te | tot | uit | and | om | den | au | at | for | pour | was | welk | welke | wat | quel |
    quelle | qui | combien | si | oui | est | elle | vit | ze | zij | how | what | which | when | who | wanneer | hoe
    | quand | did | with | avec | activites | activiteiten`),
)
const LIGHT: Readonly<Record<string, number>> = {
  datum: 0.5,
  mama: 0.3,
  start: 0.75,
  aantal: 0.3,
  keer: 0.2,
  huidige: 0.2,
  door: 0.6,
  begeleiding: 0.8,
  opkomst: 0.3,
  zeg: 0.3,
  gezin: 0.3,
}

const PARTS: readonly { readonly pattern: RegExp; readonly parts: (match: RegExpExecArray) => readonly string[] }[] = [
  { pattern: /^(.{2,}?)s?(datum|weken|reden|naam)$/, parts: (match) => [match[1] ?? '', match[2] ?? ''] },
  { pattern: /^(start|begin|eind|einde|stop)(.{4,})$/, parts: (match) => [match[1] ?? '', match[2] ?? ''] },
]
const TYPED_LENGTH = 6
const WHOLE = new Set(['familienaam', 'voornaam', 'achternaam', 'roepnaam', 'vnaam', 'famnaam', 'familynaam', 'gebdatum', ...CANON.keys()])

function splitWord(word: string): readonly string[] {
  if (WHOLE.has(word)) return [word]
  for (const { pattern, parts } of PARTS) {
    const match = pattern.exec(word)
    if (match) return parts(match).flatMap(splitWord)
  }
  return [word]
}

const KNOWN = [...new Set([...Object.keys(SAME), ...CANON.keys()])].filter((word) => word.length >= TYPED_LENGTH)
const CORRECTED = new Map<string, string>()
const MOST_CORRECTED = 5000

/** One spelling per meaning; a word one slip away from a known one counts as that word, when all words so near mean the same. */
function canonOf(word: string): string {
  const known = CANON.get(word)
  if (known !== undefined || Object.hasOwn(SAME, word) || word.length < TYPED_LENGTH || /\d/.test(word)) return known ?? word
  const before = CORRECTED.get(word)
  if (before !== undefined) return before
  const near = KNOWN.filter((other) => Math.abs(other.length - word.length) <= 1 && editDistance(word, other) === 1)
  const meanings = new Set(near.map((other) => CANON.get(other) ?? other))
  const [only = word] = meanings
  const corrected = meanings.size === 1 ? only : word
  if (CORRECTED.size < MOST_CORRECTED) CORRECTED.set(word, corrected)
  return corrected
}

/** The words of a header that carry meaning, in one spelling per meaning: "Startdatum traject" → start, datum, begeleiding. */
export function headerWords(header: string): readonly string[] {
  const folded = fold(header.slice(0, COMPARED_LENGTH).replace(/^\s*°/, 'geboortedatum '))
    .replace(/\b(family|last|first|given) name\b/g, '$1name')
    .replace(/\b(j n|jn|ja nee|ja neen|y n|yn|yes no|oui non|o n)\b/g, '')
    .replace(/\bne e\b|\bnee? le\b/g, 'geboorte')
    .replace(/\badressee? par\b/g, 'aanmelding door')
    .replace(/\bday care\b/g, 'daycare')
    .replace(/\b(no|nb|nr|number|nombre|numero) (of|de|d)\b/g, 'aantal')
    .replace(/\bnb\b/g, 'aantal')
    .replace(/\b([kc]|ka) (?=[1-6]\b)/g, '$1')
    .replace(/\bk en g\b/g, 'kg')
    .replace(/\bkind en gezin\b/g, 'kg')
    .replace(/\b(van|door|via|par|by) (wie|qui|whom)\b/g, 'aanmelder')
  const all = folded
    .split(' ')
    .filter((word) => word !== '')
    .flatMap(splitWord)
  const words = all.filter((word) => !SKIPPED.has(word)).map(canonOf)
  return words.length > 0 ? [...new Set(words)] : all
}

const weight = (word: string): number => LIGHT[word] ?? 1
const weightOf = (words: readonly string[]): number => words.reduce((sum, word) => sum + weight(word), 0)

function wordMatch(a: string, b: string): number {
  if (a === b) return 1
  // Two words that each have a meaning of their own are different, however alike: kind, kinderopvang.
  if (Object.hasOwn(SAME, a) && Object.hasOwn(SAME, b)) return 0
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (/\d/.test(short) || short.length < 3) return 0
  if (long.startsWith(short)) return short.length >= 5 ? 0.85 : 0.7
  if (short.length >= 5 && editDistance(short, long) <= (short.length >= 9 ? 2 : 1)) return 0.85
  return 0
}

/** How well two headers say the same, 0 to 1; both as `headerWords`. Word order and spelling weigh little, extra words some. */
export function headerLikeness(a: readonly string[], b: readonly string[]): number {
  const matched = a.reduce((sum, word) => sum + weight(word) * Math.max(0, ...b.map((other) => wordMatch(word, other))), 0)
  const back = b.reduce((sum, word) => sum + weight(word) * Math.max(0, ...a.map((other) => wordMatch(word, other))), 0)
  const words = (matched + back) / Math.max(weightOf(a) + weightOf(b), 0.01)
  return Math.max(words, 0.85 * similarity(a.join(' '), b.join(' ')))
}
