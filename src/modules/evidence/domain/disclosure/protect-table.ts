import { type CountTable, type Demand, type EarlierEdition, type TableCell, type TableShape, tableCells } from './table-cells.ts'
import { coverFor, isLeftOpen, type Layers, layersOf } from './table-layers.ts'
import { HIDDEN, type Published, shown } from './threshold.ts'

type Totals = { readonly rowTotals: readonly Published[]; readonly columnTotals: readonly Published[]; readonly grandTotal: Published }

/** A table as the public may see it. */
export type PublishedTable =
  | (Totals & { readonly kind: 'table'; readonly cells: readonly (readonly Published[])[]; readonly hiddenCells: number })
  /** No cell can be shown: say so and print the totals. */
  | (Totals & { readonly kind: 'totals-only' })
  /** Nothing but perhaps the grand total can be shown: say so. */
  | { readonly kind: 'withheld'; readonly grandTotal: Published }

type Protected = { readonly cells: readonly TableCell[]; readonly layers: Layers }

const COVER: readonly Demand[] = [{ up: 1, down: 1 }]

/** The first hidden cell a reader could work out too well, or null when all are safe. */
function firstGap({ cells, layers }: Protected, hidden: ReadonlySet<number>): number | null {
  for (const index of hidden) {
    const demands = cells[index]?.demands ?? []
    if (!(demands.length > 0 ? demands : COVER).every((demand) => isLeftOpen(index, demand, layers, hidden))) return index
  }
  return null
}

/** Hides further cells until no hidden one can be worked out; null when even hiding everything else is not enough. */
function withCover(table: Protected, primary: ReadonlySet<number>): ReadonlySet<number> | null {
  const hidden = new Set(primary)
  for (let gap = firstGap(table, hidden); gap !== null; gap = firstGap(table, hidden)) {
    const cover = coverFor(gap, table.layers, hidden)
    if (cover === null) return null
    for (const index of cover) hidden.add(index)
  }
  return hidden
}

/** Shows again what later choices made needless, the largest counts first. */
function withoutNeedlessCover(table: Protected, primary: ReadonlySet<number>, hidden: ReadonlySet<number>): ReadonlySet<number> {
  const costOf = (index: number) => table.cells[index]?.cost ?? 0
  const cover = [...hidden].filter((index) => !primary.has(index)).sort((a, b) => costOf(b) - costOf(a))
  let kept = hidden
  for (const index of cover) {
    const fewer = new Set(kept)
    fewer.delete(index)
    if (firstGap(table, fewer) === null) kept = fewer
  }
  return kept
}

function assemble({ rows, columns }: TableShape, cells: readonly TableCell[], hidden: ReadonlySet<number>): PublishedTable {
  const at = (row: number, column: number): Published => {
    const index = row * (columns + 1) + column
    const cell = cells[index]
    return cell === undefined || hidden.has(index) ? HIDDEN : shown(cell.value)
  }
  const across = Array.from({ length: columns }, (_, column) => column)
  const down = Array.from({ length: rows }, (_, row) => row)
  const isLeft = (isTotal: boolean) =>
    cells.some((cell, index) => cell.isTotal === isTotal && !cell.isStructural && !hidden.has(index) && index < cells.length - 1)
  const totals = {
    rowTotals: down.map((row) => at(row, columns)),
    columnTotals: across.map((column) => at(rows, column)),
    grandTotal: at(rows, columns),
  }
  if (isLeft(false)) {
    const hiddenCells = [...hidden].filter((index) => cells[index]?.isTotal === false).length
    return { kind: 'table', cells: down.map((row) => across.map((column) => at(row, column))), ...totals, hiddenCells }
  }
  return isLeft(true) ? { kind: 'totals-only', ...totals } : { kind: 'withheld', grandTotal: totals.grandTotal }
}

/**
 * Prepares a table of counts for the public edition: hides counts below five, counts that moved by one to four since
 * the `earlier` edition, and as much more as is needed so that rows, columns and totals, of this edition and with the
 * earlier one, leave every hidden count open. A reader who knows everything shown can still not exclude that a hidden
 * small count is five or more. Greedy, so not always the fewest cells; the same table always gives the same answer.
 */
export function protectTable(table: CountTable, earlier: EarlierEdition | null = null): PublishedTable {
  const { shape, cells } = tableCells(table, earlier)
  const grand = cells.length - 1
  const primary = new Set(cells.flatMap(({ demands }, index) => (demands.length > 0 ? [index] : [])))
  const layers = layersOf(cells)
  const hidden = withCover({ cells, layers }, primary)
  if (hidden !== null) return assemble(shape, cells, withoutNeedlessCover({ cells, layers }, primary, hidden))
  const everything = new Set(
    cells.flatMap(({ isStructural }, index) => (isStructural || (index === grand && !primary.has(grand)) ? [] : [index])),
  )
  // With everything but the grand total gone, a large count may follow from it, a small one may not.
  const isSafe = [...primary].every((index) => cells[index]?.demands.every((demand) => isLeftOpen(index, demand, layers, everything)))
  if (!isSafe) everything.add(grand)
  return assemble(shape, cells, everything)
}
