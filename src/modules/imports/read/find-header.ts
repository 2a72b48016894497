import { FILE_KINDS } from '../domain/fields.ts'
import { headerHits } from '../domain/propose-columns.ts'
import type { Grid } from './table.ts'

const LOOKED_AT = 40
/** Three columns known by name. */
const ENOUGH = 9

export type HeaderRow = { readonly index: number; readonly score: number }

function score(row: readonly string[], fuzzy: boolean): number {
  const filled = row.filter((cell) => cell.trim() !== '')
  if (filled.length < 2) return 0
  const hits = Math.max(...FILE_KINDS.map((kind) => headerHits(row, kind, fuzzy)))
  const words = filled.filter((cell) => /\p{L}/u.test(cell) && cell.length <= 60).length
  const distinct = new Set(filled.map((cell) => cell.trim().toLowerCase())).size
  return hits * 3 + (words / filled.length) * Math.min(distinct, 10) * 0.3
}

function best(grid: Grid, fuzzy: boolean): HeaderRow | null {
  let found: HeaderRow | null = null
  for (const [index, row] of grid.slice(0, LOOKED_AT).entries()) {
    const points = score(row, fuzzy)
    if (points > (found?.score ?? 0)) found = { index, score: points }
  }
  return found
}

/** The row that names most known columns; when none does, the one with most different texts. Null when no row has two cells. */
export function findHeader(grid: Grid): HeaderRow | null {
  const exact = best(grid, false)
  return exact !== null && exact.score >= ENOUGH ? exact : best(grid, true)
}
