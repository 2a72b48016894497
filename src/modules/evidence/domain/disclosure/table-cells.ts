import { requireCounts } from '../statistics/interval.ts'
import type { PublishedTable } from './protect-table.ts'
import type { NetworkCell } from './table-network.ts'
import { isSmall, isSmallChange, MINIMUM_CELL, shownCount } from './threshold.ts'

export type CellAt = { readonly row: number; readonly column: number }

/** Counts of families by row and column. Structural zeros cannot be anything else, such as fathers who give birth. */
export type CountTable = {
  readonly counts: readonly (readonly number[])[]
  readonly structuralZeros?: readonly CellAt[]
}

/**
 * What a reader must be left unsure of. The cell must be able to grow by `up` or to shrink by `down`; either will do.
 */
export type Demand = { readonly up: number; readonly down: number }

/** The previous edition of the same table: what was true then and what was shown of it. */
export type EarlierEdition = { readonly table: CountTable; readonly published: PublishedTable }

/** A cell, total included. Row `rows` and column `columns` hold the totals. */
export type TableCell = NetworkCell & {
  readonly row: number
  readonly column: number
  readonly isTotal: boolean
  /** Known to everyone, so never hidden and of no use as cover. */
  readonly isStructural: boolean
  /** What was true in the earlier edition, and whether it was hidden there; null without one. */
  readonly before: { readonly value: number; readonly wasHidden: boolean } | null
  /** Not empty: must be hidden for its own sake. */
  readonly demands: readonly Demand[]
}

export type TableShape = { readonly rows: number; readonly columns: number }

function requireTable({ counts, structuralZeros = [] }: CountTable): TableShape {
  const rows = counts.length
  const columns = counts[0]?.length ?? 0
  for (const row of counts) {
    requireCounts(...row)
    if (row.length !== columns) throw new RangeError('rows of a table differ in length')
  }
  for (const { row, column } of structuralZeros) {
    if (counts[row]?.[column] !== 0) throw new RangeError(`structural zero at ${row}, ${column} is not zero or not there`)
  }
  return { rows, columns }
}

/** What an edition showed at a place, totals included; null when it showed nothing there. */
function shownAt(published: PublishedTable, { rows, columns }: TableShape, row: number, column: number): number | null {
  if (row === rows && column === columns) return shownCount(published.grandTotal)
  if (published.kind === 'withheld') return null
  if (column === columns) return shownCount(published.rowTotals[row])
  if (row === rows) return shownCount(published.columnTotals[column])
  return published.kind === 'table' ? shownCount(published.cells[row]?.[column]) : null
}

/** The count at a place; row `rows` and column `columns` are the totals. */
function valueAt({ counts }: CountTable, row: number, column: number): number {
  const rows = row === counts.length ? counts : counts.slice(row, row + 1)
  return rows.flatMap((cells) => (column === cells.length ? cells : cells.slice(column, column + 1))).reduce((sum, count) => sum + count, 0)
}

function beforeAt(earlier: EarlierEdition | null, shape: TableShape, row: number, column: number): TableCell['before'] {
  if (earlier === null) return null
  return { value: valueAt(earlier.table, row, column), wasHidden: shownAt(earlier.published, shape, row, column) === null }
}

function demandsOf(value: number, before: TableCell['before']): readonly Demand[] {
  const earlier = before === null || before.wasHidden ? null : before.value
  const demands: Demand[] = []
  if (isSmall(value)) demands.push({ up: MINIMUM_CELL - value, down: Number.POSITIVE_INFINITY })
  if (earlier !== null && isSmallChange(earlier, value)) {
    demands.push({ up: earlier + MINIMUM_CELL - value, down: value - earlier + MINIMUM_CELL })
  }
  return demands
}

/** Totals are dearer to lose than cells, small counts cheaper than large ones, and what was hidden before cheapest. */
function costOf(value: number, isTotal: boolean, wasHidden: boolean, grandTotal: number): number {
  return ((isTotal ? 20 : 1) + value / (grandTotal + 1)) * (wasHidden ? 0.5 : 1)
}

/** All cells of a table with its totals, row by row, ready for the network. */
export function tableCells(
  table: CountTable,
  earlier: EarlierEdition | null,
): { readonly shape: TableShape; readonly cells: readonly TableCell[] } {
  const shape = requireTable(table)
  const { rows, columns } = shape
  if (earlier !== null) {
    const old = requireTable(earlier.table)
    if (old.rows !== rows || old.columns !== columns)
      throw new RangeError('the earlier edition has another shape: line up rows and columns first')
  }
  const zeros = table.structuralZeros ?? []
  const isStructural = (row: number, column: number) => {
    const places = new Set(
      zeros
        .filter((zero) => (row === rows || zero.row === row) && (column === columns || zero.column === column))
        .map((zero) => zero.row * columns + zero.column),
    )
    return places.size === (row === rows ? rows : 1) * (column === columns ? columns : 1)
  }
  const grandTotal = valueAt(table, rows, columns)
  const cells = Array.from({ length: (rows + 1) * (columns + 1) }, (_, index): TableCell => {
    const row = Math.floor(index / (columns + 1))
    const column = index % (columns + 1)
    const value = valueAt(table, row, column)
    const before = beforeAt(earlier, shape, row, column)
    const isTotal = row === rows || column === columns
    const isGrand = row === rows && column === columns
    const fixed = isStructural(row, column)
    // Inner cells and the grand total run from row to column; totals of one row or column run back.
    const [from, to] = isTotal && !isGrand ? [rows + 1 + column, row] : [row, rows + 1 + column]
    return {
      row,
      column,
      from,
      to,
      value,
      before,
      isTotal,
      isStructural: fixed,
      // Counts of people reached only grow, so what was true before is a floor a reader may come to know.
      floor: before !== null && before.value <= value ? before.value : 0,
      // The grand total stands elsewhere in the report too: hiding it here would protect nothing.
      cost: fixed || isGrand ? null : costOf(value, isTotal, before?.wasHidden ?? false, grandTotal),
      demands: fixed ? [] : demandsOf(value, before),
    }
  })
  return { shape, cells }
}
