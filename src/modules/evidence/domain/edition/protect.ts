import { type ListItem, type PublishedList, protectList } from '../disclosure/protect-list.ts'
import { type PublishedTable, protectTable } from '../disclosure/protect-table.ts'
import { publishMean, publishShare } from '../disclosure/publish-figure.ts'
import { HIDDEN, isSmallChange, type Published, publishCount } from '../disclosure/threshold.ts'
import type { ShareId } from '../figures/share-ids.ts'
import { protectAcross } from './across-tables.ts'
import { type EditionNumbers, UNKNOWN_SOURCE } from './numbers.ts'

export type PublicShare = { readonly key: ShareId; readonly shown: { readonly k: number; readonly n: number } | null }
/** Without n where it would give away a few of whom it is not known. */
export type PublicMean = { readonly mean: number; readonly n: number | null } | null
export type PublicReferral = {
  readonly external: PublishedList | null
  readonly own: PublishedList | null
  readonly all: PublishedList | null
}
export type PublicScore = {
  readonly key: string
  readonly shown: { readonly before: number; readonly now: number; readonly n: number } | null
}
export type Keyed<Value> = { readonly key: string; readonly value: Value }

/** What the public sees. Null and hidden look the same on screen: one mark for every reason. */
export type Edition = {
  readonly mothers: number
  readonly programmes: PublishedList
  readonly situation: PublishedList
  readonly shares: readonly PublicShare[]
  readonly weeks: PublicMean
  readonly age: PublicMean
  readonly referral: PublicReferral
  readonly squares: readonly Keyed<PublishedTable>[]
  readonly changes: readonly Keyed<PublishedList>[]
  readonly scores: readonly PublicScore[]
  readonly screening: PublishedList
}

/** A published edition: what was true and what was shown. */
export type EarlierEdition = { readonly numbers: EditionNumbers; readonly edition: Edition }

/** Too few mothers, or as many as an earlier edition but for one to four: then every figure would say something about those few. */
export type EditionRefusal = { readonly kind: 'too-few' } | { readonly kind: 'too-close' }

type Earlier = readonly EarlierEdition[]

/** Hides what must be hidden beside any earlier edition: coarser is always safe, so what one of them asks holds for all. */
function strictestList(items: readonly ListItem[], lists: readonly PublishedList[]): PublishedList {
  const each = lists.length === 0 ? [protectList(items)] : lists.map((list) => protectList(items, list))
  const withheld = each.find((one) => one.kind === 'withheld')
  if (withheld !== undefined) {
    const isHidden = each.some((one) => one.total.kind === 'hidden')
    return isHidden ? { kind: 'withheld', keys: items.map(({ key }) => key), total: HIDDEN } : withheld
  }
  const together = new Set(each.flatMap((one) => (one.kind === 'list' ? (one.combined?.keys ?? []) : [])))
  const [kept, hidden] = [items.filter(({ key }) => !together.has(key)), items.filter(({ key }) => together.has(key))]
  const total: Published = { kind: 'shown', count: items.reduce((sum, { count }) => sum + count, 0) }
  if (kept.length === 0 && items.length > 0) return { kind: 'withheld', keys: items.map(({ key }) => key), total }
  const combined =
    hidden.length === 0 ? null : { keys: hidden.map(({ key }) => key), count: hidden.reduce((sum, { count }) => sum + count, 0) }
  return { kind: 'list', items: kept, combined, total }
}

const both = (a: Published, b: Published): Published => (a.kind === 'hidden' || b.kind === 'hidden' ? HIDDEN : a)
const allBoth = (a: readonly Published[], b: readonly Published[]): Published[] => a.map((one, index) => both(one, b[index] ?? HIDDEN))

function coarser(a: PublishedTable, b: PublishedTable): PublishedTable {
  const grandTotal = both(a.grandTotal, b.grandTotal)
  if (a.kind === 'withheld' || b.kind === 'withheld') return { kind: 'withheld', grandTotal }
  const totals = { rowTotals: allBoth(a.rowTotals, b.rowTotals), columnTotals: allBoth(a.columnTotals, b.columnTotals), grandTotal }
  if (a.kind === 'totals-only' || b.kind === 'totals-only') return { kind: 'totals-only', ...totals }
  const cells = a.cells.map((row, index) => allBoth(row, b.cells[index] ?? []))
  return { kind: 'table', cells, ...totals, hiddenCells: cells.flat().filter((cell) => cell.kind === 'hidden').length }
}

type Square = EditionNumbers['squares'][number]

function squareOf({ key, counts }: Square, earlier: Earlier): Keyed<PublishedTable> {
  const before = earlier.flatMap(({ numbers, edition }) => {
    const [table, published] = [numbers.squares.find((one) => one.key === key), edition.squares.find((one) => one.key === key)]
    return table === undefined || published === undefined ? [] : [{ table: { counts: table.counts }, published: published.value }]
  })
  const found = before.length === 0 ? [protectTable({ counts })] : before.map((one) => protectTable({ counts }, one))
  return { key, value: found.reduce(coarser) }
}

const totalIsShown = (list: PublishedList): boolean => list.total.kind === 'shown'

/** Partners by side where both totals may stand; else all together, and then the share of external partners stays out too. */
function referralOf({ sources }: EditionNumbers, earlier: Earlier): PublicReferral & { readonly bySide: boolean } {
  const plain = sources.map(({ key, count }) => ({ key, count }))
  const of = (side: string) => plain.filter((_, index) => sources[index]?.side === side)
  const sum = (items: readonly ListItem[]) => items.reduce((total, { count }) => total + count, 0)
  const sideCounts = (numbers: EditionNumbers) =>
    ['external', 'own', 'herself', UNKNOWN_SOURCE]
      .map((side) => ({ key: side, count: sum(numbers.sources.filter((one) => one.side === side)) }))
      .filter(({ count }) => count > 0)
  const sides = strictestList(
    sideCounts({ ...emptySources, sources }),
    earlier.map(({ numbers }) => protectList(sideCounts(numbers))),
  )
  const listed = (items: readonly ListItem[], pick: (referral: PublicReferral) => PublishedList | null) =>
    strictestList(
      items,
      earlier.flatMap(({ edition }) => pick(edition.referral) ?? []),
    )
  const [external, own] = [listed(of('external'), (one) => one.external), listed(of('own'), (one) => one.own)]
  const wasTogether = earlier.some(({ edition }) => edition.referral.all !== null)
  const bySide = !wasTogether && sides.kind === 'list' && sides.combined === null && totalIsShown(external) && totalIsShown(own)
  if (bySide) return { external, own, all: null, bySide }
  const wasBySide = earlier.some(({ edition }) => edition.referral.all === null)
  // Half of the editions by side and half together would give each other away.
  const all = wasBySide ? null : listed(plain, (one) => one.all)
  return { external: null, own: null, all, bySide }
}

const emptySources: EditionNumbers = {
  mothers: 0,
  programmes: [],
  situation: [],
  shares: [],
  weeks: { n: 0, mean: null },
  age: { n: 0, mean: null },
  sources: [],
  squares: [],
  changes: [],
  scores: [],
  screening: [],
}

function shareOf({ key, k, n }: EditionNumbers['shares'][number], earlier: Earlier): PublicShare {
  const before = earlier.flatMap(({ edition }) => edition.shares.find((one) => one.key === key)?.shown ?? [])
  const isShown = (before.length === 0 ? [null] : before).every((one) => publishShare(k, n, one).kind === 'shown')
  return { key, shown: isShown ? { k, n } : null }
}

function meanOf(n: number, earlierN: readonly number[]): boolean {
  return publishMean(n).kind === 'shown' && earlierN.every((one) => publishMean(n, one).kind === 'shown')
}

/** Makes the public edition: nothing under five, nothing from which it follows, in one table, in all together, or beside an earlier edition. */
export function protectEdition(numbers: EditionNumbers, earlier: Earlier): Edition | EditionRefusal {
  if (publishCount(numbers.mothers).kind === 'hidden') return { kind: 'too-few' }
  if (earlier.some((one) => isSmallChange(one.numbers.mothers, numbers.mothers))) return { kind: 'too-close' }
  const list = (pick: (edition: Edition) => PublishedList | null, items: readonly ListItem[]) =>
    strictestList(
      items,
      earlier.flatMap(({ edition }) => pick(edition) ?? []),
    )
  const { bySide, ...referral } = referralOf(numbers, earlier)
  const situation = list((edition) => edition.situation, numbers.situation)
  const pregnantShown = situation.kind === 'list' && situation.items.some(({ key }) => key === 'pregnant')
  const mean = (pick: (one: Edition) => PublicMean, { n, mean: value }: EditionNumbers['age']): PublicMean => {
    const before = earlier.flatMap(({ edition }) => pick(edition)?.n ?? [])
    return value !== null && meanOf(n, before) ? { mean: value, n } : null
  }
  const each: Edition = {
    mothers: numbers.mothers,
    programmes: list((edition) => edition.programmes, numbers.programmes),
    situation,
    shares: numbers.shares.map((share) =>
      share.key === 'external' && !bySide ? { key: share.key, shown: null } : shareOf(share, earlier),
    ),
    weeks: pregnantShown ? mean((edition) => edition.weeks, numbers.weeks) : null,
    age: mean((edition) => edition.age, numbers.age),
    referral,
    squares: numbers.squares.map((square) => squareOf(square, earlier)),
    changes: numbers.changes.map(({ key, counts }) => ({
      key,
      value: list((edition) => edition.changes.find((one) => one.key === key)?.value ?? null, counts),
    })),
    scores: numbers.scores.map(({ key, n, before, now }) => {
      const earlierN = earlier.flatMap(({ edition }) => edition.scores.find((one) => one.key === key)?.shown?.n ?? [])
      return { key, shown: meanOf(n, earlierN) ? { before, now, n } : null }
    }),
    screening: list((edition) => edition.screening, numbers.screening),
  }
  return protectAcross(each, numbers) ?? { kind: 'too-few' }
}

export function isRefused(made: Edition | EditionRefusal): made is EditionRefusal {
  return 'kind' in made
}
