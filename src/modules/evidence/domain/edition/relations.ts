import type { Sum } from '../disclosure/linear-range.ts'
import type { EditionNumbers } from './numbers.ts'

/** A count that stands, or could be worked out, somewhere in an edition. */
export type Count = {
  readonly value: number
  /** What a reader knows it is at least: who is named on a list was there once. */
  readonly floor: number
  /** None of them says nothing about anyone: nobody unknown, nobody without an end. */
  readonly zeroIsFine: boolean
}

export type Relations = { readonly counts: ReadonlyMap<string, Count>; readonly sums: readonly Sum[] }

const sum = (items: readonly { readonly count: number }[]): number => items.reduce((total, { count }) => total + count, 0)

/** Names of the counts of an edition, the same for what is true and for what is shown. */
export const nameOf = {
  mothers: 'mothers',
  item: (list: string, key: string) => `${list} ${key}`,
  side: (side: string) => `side ${side}`,
  share: (key: string, part: 'k' | 'rest' | 'n') => `${key} ${part}`,
  cell: (row: number | 'all', column: number | 'all') => `housing ${row} ${column}`,
}

type Draft = { readonly counts: Map<string, Count>; readonly sums: Sum[] }

function put({ counts }: Draft, name: string, value: number, options: Partial<Count> = {}): void {
  counts.set(name, { floor: 0, zeroIsFine: false, ...options, value })
}

/** What `whole` holds beside `parts`; it stands nowhere in the edition, but follows when the others do. */
function putRest(draft: Draft, name: string, whole: string, parts: readonly string[], zeroIsFine: boolean): void {
  const value = (one: string) => draft.counts.get(one)?.value ?? 0
  const rest = value(whole) - parts.reduce((total, part) => total + value(part), 0)
  // Then they are not about the same families after all, and say nothing together.
  if (rest < 0) return
  put(draft, name, rest, { zeroIsFine })
  draft.sums.push({ whole, parts: [...parts, name] })
}

/** Two tables that say the same: when the numbers agree, a reader takes them for the same families. */
function putSame({ counts, sums }: Draft, whole: string, parts: readonly string[]): void {
  const there = parts.filter((part) => counts.has(part))
  const total = there.reduce((value, part) => value + (counts.get(part)?.value ?? 0), 0)
  if (there.length > 0 && counts.get(whole)?.value === total) sums.push({ whole, parts: there })
}

const unknownKeys: readonly string[] = ['unknown', 'missing']

function putLists(draft: Draft, { programmes, situation, screening, sources }: EditionNumbers): void {
  for (const [list, items, isNamed] of [
    ['programmes', programmes, true],
    ['situation', situation, false],
    ['screening', screening, false],
    ['sources', sources, true],
  ] as const) {
    for (const { key, count } of items)
      put(draft, nameOf.item(list, key), count, { floor: isNamed || unknownKeys.includes(key) ? Math.min(1, count) : 0 })
    if (list !== 'sources') draft.sums.push({ whole: nameOf.mothers, parts: items.map(({ key }) => nameOf.item(list, key)) })
  }
  const sides = [...new Set(sources.map(({ side }) => side))]
  for (const side of sides) {
    const of = sources.filter((one) => one.side === side)
    put(draft, nameOf.side(side), sum(of), { floor: Math.min(1, sum(of)) })
    draft.sums.push({ whole: nameOf.side(side), parts: of.map(({ key }) => nameOf.item('sources', key)) })
  }
  if (sides.length > 0) draft.sums.push({ whole: nameOf.mothers, parts: sides.map(nameOf.side) })
}

function putShares(draft: Draft, numbers: EditionNumbers): void {
  for (const { key, k, n } of numbers.shares) {
    const [some, rest, all] = [nameOf.share(key, 'k'), nameOf.share(key, 'rest'), nameOf.share(key, 'n')]
    // Who is on no list of who referred has referred nobody, and the list says so itself.
    const zeroIsFine = key === 'external'
    put(draft, some, k, { zeroIsFine })
    put(draft, rest, n - k, { zeroIsFine })
    put(draft, all, n, { zeroIsFine: true })
    draft.sums.push({ whole: all, parts: [some, rest] })
    putRest(draft, `${key} unknown`, nameOf.mothers, [all], true)
  }
  // Who referred stands twice: as a share, and as the total of a list.
  putSame(draft, nameOf.share('external', 'k'), [nameOf.side('external')])
  putSame(draft, nameOf.share('external', 'n'), ['external', 'own', 'herself'].map(nameOf.side))
  // Both are over everyone whose housing is known.
  putSame(draft, nameOf.share('temporaryHousing', 'n'), [nameOf.share('badHousing', 'n')])
  const [bad, temporary] = [nameOf.share('badHousing', 'k'), nameOf.share('temporaryHousing', 'k')]
  if (draft.counts.has(bad) && draft.counts.has(temporary)) putRest(draft, 'bad, not temporary', bad, [temporary], false)
}

function putMeans(draft: Draft, { weeks, age }: EditionNumbers): void {
  put(draft, 'weeks n', weeks.n)
  put(draft, 'age n', age.n)
  putRest(draft, 'weeks unknown', nameOf.item('situation', 'pregnant'), ['weeks n'], true)
  putRest(draft, 'age unknown', nameOf.mothers, ['age n'], true)
}

/** Housing at start and end, of who has both, beside housing at the start of all: the difference is who has no end. */
function putHousing(draft: Draft, { squares, shares }: EditionNumbers): void {
  const square = squares.find(({ key }) => key === 'housing')
  if (square === undefined) return
  const { cell } = nameOf
  const [[goodGood, goodBad], [badGood, badBad]] = square.counts
  const cells = [
    [cell(0, 0), goodGood],
    [cell(0, 1), goodBad],
    [cell(1, 0), badGood],
    [cell(1, 1), badBad],
    [cell(0, 'all'), goodGood + goodBad],
    [cell(1, 'all'), badGood + badBad],
    [cell('all', 0), goodGood + badGood],
    [cell('all', 1), goodBad + badBad],
    [cell('all', 'all'), goodGood + goodBad + badGood + badBad],
  ] as const
  for (const [name, value] of cells) put(draft, name, value)
  for (const at of [0, 1] as const) {
    draft.sums.push({ whole: cell(at, 'all'), parts: [cell(at, 0), cell(at, 1)] })
    draft.sums.push({ whole: cell('all', at), parts: [cell(0, at), cell(1, at)] })
  }
  draft.sums.push({ whole: cell('all', 'all'), parts: [cell(0, 'all'), cell(1, 'all')] })
  const bad = shares.find(({ key }) => key === 'badHousing')
  if (bad === undefined) return
  const without = [bad.n - bad.k - goodGood - goodBad, bad.k - badGood - badBad]
  if (without.some((one) => one < 0)) return
  const isNobody = without.every((one) => one === 0)
  putRest(draft, 'good, no end', nameOf.share('badHousing', 'rest'), [cell(0, 'all')], isNobody)
  putRest(draft, 'bad, no end', nameOf.share('badHousing', 'k'), [cell(1, 'all')], isNobody)
}

/**
 * How the counts of different tables of one edition hang together: they are about the same families, so one follows from others. Levels,
 * what is in order and scores are not here: each item has its own families, of whom nobody knows whether they are part of another's.
 */
export function relationsOf(numbers: EditionNumbers): Relations {
  const draft: Draft = { counts: new Map(), sums: [] }
  put(draft, nameOf.mothers, numbers.mothers)
  putLists(draft, numbers)
  putShares(draft, numbers)
  putMeans(draft, numbers)
  putHousing(draft, numbers)
  return draft
}
