import { ok, type Result, refuse } from '#platform/result.ts'
import { fitsSituation } from './check-situation.ts'
import { checksum, fromLetters, toLetters } from './code-text.ts'
import { ByteReader, hashOf, pairOf, readValue, writeCount, writeValue } from './fact-bytes.ts'
import type { Fact } from './fact-kinds.ts'
import { familyFacts, groups, lists, type Situation } from './situation.ts'

const version = 1
const longestCode = 6000

type Known = Readonly<Record<string, unknown>>
type Leaf =
  | { readonly kind: 'fact'; readonly part: string; readonly name: string; readonly fact: Fact }
  | { readonly kind: 'item'; readonly part: string; readonly name: string; readonly fact: Fact }
  | { readonly kind: 'list'; readonly part: string }

const complete: Fact = { is: 'truth', about: '' }

/** Every fact by the name under which a code knows it. */
const leaves: ReadonlyMap<number, Leaf> = new Map<number, Leaf>([
  ...Object.entries({ ...familyFacts, benefitsComplete: complete }).map(
    ([name, fact]) => [hashOf(name), { kind: 'fact', part: '', name, fact }] as const,
  ),
  ...Object.entries(groups).flatMap(([part, facts]) =>
    Object.entries(facts).map(([name, fact]) => [hashOf(`${part}.${name}`), { kind: 'fact', part, name, fact }] as const),
  ),
  ...Object.entries(lists).flatMap(([part, facts]) => [
    [hashOf(`${part}[]`), { kind: 'list', part }] as const,
    ...Object.entries(facts).map(([name, fact]) => [hashOf(`${part}[].${name}`), { kind: 'item', part, name, fact }] as const),
  ]),
])

/** All names a code can hold; the test proves that each has its own two bytes. */
export const codedNames: readonly string[] = [
  ...Object.keys({ ...familyFacts, benefitsComplete: complete }),
  ...Object.entries(groups).flatMap(([part, facts]) => Object.keys(facts).map((name) => `${part}.${name}`)),
  ...Object.entries(lists).flatMap(([part, facts]) => [`${part}[]`, ...Object.keys(facts).map((name) => `${part}[].${name}`)]),
]

function recordOf(value: unknown): Known {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.map((item: unknown) => item) : []
}

function bytesOf(known: Known, hash: number, leaf: Leaf): readonly number[] {
  if (leaf.kind === 'list') {
    const list = known[leaf.part]
    return Array.isArray(list) ? [...pairOf(hash), ...writeCount(list.length)] : []
  }
  const { part, name, fact } = leaf
  if (leaf.kind === 'fact') {
    const value = part === '' ? known[name] : recordOf(known[part])[name]
    return value === undefined ? [] : [...pairOf(hash), ...writeValue(fact, value)]
  }
  return columnOf(itemsOf(known[part]), hash, name, fact)
}

/** One fact of all items together: which of them have it, a bit each, then their values. */
function columnOf(items: readonly unknown[], hash: number, name: string, fact: Fact): readonly number[] {
  const values = items.map((item) => recordOf(item)[name])
  if (values.every((value) => value === undefined)) return []
  const bits = Array.from({ length: Math.ceil(values.length / 8) }, (_, byte) =>
    values.slice(byte * 8, byte * 8 + 8).reduce<number>((sum, value, bit) => sum + (value === undefined ? 0 : 1 << bit), 0),
  )
  return [...pairOf(hash), ...bits, ...values.flatMap((value) => (value === undefined ? [] : writeValue(fact, value)))]
}

/**
 * What is known of a family as letters that fit on paper and in a square code. Nothing is kept anywhere: the letters are the facts themselves,
 * so whoever holds the paper holds the facts. The last two bytes are a checksum.
 */
export function encodeSituation(situation: Situation): string {
  const facts = [...leaves].flatMap(([hash, leaf]) => bytesOf({ ...situation }, hash, leaf))
  const bytes = [version, ...facts]
  return toLetters([...bytes, ...pairOf(checksum(bytes))])
}

/** `empty`: nothing was typed. `misread`: a letter is wrong or lacking. `other-version`: made by a newer or older self-check. */
export type CodeRefusal = 'empty' | 'misread' | 'other-version'

function place(known: Known, leaf: Leaf, from: ByteReader): Known | null {
  if (leaf.kind === 'list') {
    const count = from.count()
    return count === null || count > 60 ? null : { ...known, [leaf.part]: Array.from({ length: count }, () => ({})) }
  }
  if (leaf.kind === 'item') return placeColumn(known, leaf, from)
  const value = readValue(leaf.fact, from)
  if (value === null) return null
  if (leaf.part === '') return { ...known, [leaf.name]: value }
  return { ...known, [leaf.part]: { ...recordOf(known[leaf.part]), [leaf.name]: value } }
}

function placeColumn(known: Known, { part, name, fact }: Exclude<Leaf, { kind: 'list' }>, from: ByteReader): Known | null {
  const items = itemsOf(known[part])
  const bits = Array.from({ length: Math.ceil(items.length / 8) }, () => from.byte() ?? 0)
  const isThere = (at: number) => ((bits[Math.floor(at / 8)] ?? 0) & (1 << (at % 8))) !== 0
  const values = items.map((_, at) => (isThere(at) ? readValue(fact, from) : undefined))
  if (values.includes(null)) return null
  return { ...known, [part]: items.map((item, at) => (values[at] === undefined ? item : { ...recordOf(item), [name]: values[at] })) }
}

function factsIn(bytes: readonly number[]): Known | null {
  const from = new ByteReader(bytes)
  let known: Known | null = {}
  while (known !== null && !from.isAtEnd) {
    const leaf: Leaf | undefined = leaves.get(from.pair() ?? -1)
    known = leaf === undefined ? null : place(known, leaf, from)
  }
  return known
}

/** The facts behind a code as somebody typed, pasted or scanned it. */
export function decodeSituation(typed: string): Result<Situation, CodeRefusal> {
  if (typed.trim() === '') return refuse('empty')
  const bytes = typed.length > longestCode ? null : fromLetters(typed)
  if (bytes === null || bytes.length < 3) return refuse('misread')
  const content = bytes.slice(0, -2)
  if (checksum(content) !== (bytes.at(-2) ?? 0) * 256 + (bytes.at(-1) ?? 0)) return refuse('misread')
  if (content[0] !== version) return refuse('other-version')
  const facts = factsIn(content.slice(1))
  // The letters are right, so who made them knew other facts than we do.
  return facts !== null && fitsSituation(facts) ? ok(facts) : refuse('other-version')
}
