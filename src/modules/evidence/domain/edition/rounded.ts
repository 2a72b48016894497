import type { PublishedList } from '../disclosure/protect-list.ts'
import type { PublishedTable } from '../disclosure/protect-table.ts'
import { type Published, shown } from '../disclosure/threshold.ts'
import type { Edition, PublicMean } from './protect.ts'

/** Open data are rounded to this (ESSnet handbook: rounding as a second line of defence behind suppression). */
export const ROUNDED_TO = 5

/** To the nearest multiple of five; each count for itself, so sums may differ a little from their parts. */
export function roundCount(count: number): number {
  return Math.round(count / ROUNDED_TO) * ROUNDED_TO
}

const published = (one: Published): Published => (one.kind === 'shown' ? shown(roundCount(one.count)) : one)
const item = <Item extends { readonly count: number }>(one: Item): Item => ({ ...one, count: roundCount(one.count) })

function list(one: PublishedList): PublishedList {
  const total = published(one.total)
  if (one.kind === 'withheld') return { ...one, total }
  return { ...one, items: one.items.map(item), combined: one.combined === null ? null : item(one.combined), total }
}

function table(one: PublishedTable): PublishedTable {
  const grandTotal = published(one.grandTotal)
  if (one.kind === 'withheld') return { ...one, grandTotal }
  const totals = { rowTotals: one.rowTotals.map(published), columnTotals: one.columnTotals.map(published), grandTotal }
  return one.kind === 'totals-only' ? { ...one, ...totals } : { ...one, ...totals, cells: one.cells.map((row) => row.map(published)) }
}

const mean = (one: PublicMean): PublicMean => (one === null || one.n === null ? one : { ...one, n: roundCount(one.n) })
const orNull = (one: PublishedList | null): PublishedList | null => (one === null ? null : list(one))

/** The same edition for open data: every count a multiple of five. What is hidden stays hidden; means stay what they are. */
export function roundEdition(edition: Edition): Edition {
  const { external, own, all } = edition.referral
  return {
    mothers: roundCount(edition.mothers),
    programmes: list(edition.programmes),
    situation: list(edition.situation),
    shares: edition.shares.map(({ key, shown: share }) => ({
      key,
      shown: share === null ? null : { k: roundCount(share.k), n: roundCount(share.n) },
    })),
    weeks: mean(edition.weeks),
    age: mean(edition.age),
    referral: { external: orNull(external), own: orNull(own), all: orNull(all) },
    squares: edition.squares.map(({ key, value }) => ({ key, value: table(value) })),
    changes: edition.changes.map(({ key, value }) => ({ key, value: list(value) })),
    scores: edition.scores.map(({ key, shown: score }) => ({ key, shown: score === null ? null : { ...score, n: roundCount(score.n) } })),
    screening: list(edition.screening),
  }
}
