import { fold } from '../domain/fold.ts'
import { list } from '../domain/list.ts'
import { headerStrength } from '../domain/propose-columns.ts'
import type { Grid } from './table.ts'

/** Words that name a column only together with the group above it. */
const BARE = new Set(
  list(`
    start | begin | beginsituatie | intake | opstart | einde | eind | eindsituatie | stop | datum | reden | voor | na | nu | s | e | b | d |
    f | debut | fin | date | motif | raison | end | reason | before | after | in | uit | out | bij start | bij einde | bij intake | au debut |
    a la fin | at start | at end`),
)
const isBare = (cell: string): boolean => BARE.has(fold(cell))
const filled = (row: readonly string[]): number => row.filter((cell) => cell.trim() !== '').length

/** A merged cell keeps its text in its first column alone. */
function carried(row: readonly string[], width: number): readonly string[] {
  let last = ''
  return Array.from({ length: width }, (_, column) => {
    const cell = (row[column] ?? '').trim()
    if (cell !== '') last = cell
    return last
  })
}

export type HeaderCells = {
  readonly cells: readonly string[]
  /** Index of the last row that belongs to the header. */
  readonly last: number
}

/** Start and end under "Huisvesting", where the names themselves were merged over both rows. */
function fromBelow(grid: Grid, index: number): HeaderCells | null {
  const above = grid[index] ?? []
  const below = grid[index + 1] ?? []
  const signs = below.filter((cell) => cell.trim() !== '')
  if (signs.length < 2 || !signs.every(isBare)) return null
  const names = carried(above, Math.max(above.length, below.length))
  const cells = names.map((name, column) =>
    (below[column] ?? '').trim() === '' ? (above[column] ?? '') : `${name} ${below[column]}`.trim(),
  )
  return { cells, last: index + 1 }
}

/** "Start" and "Einde" as groups over the same names, each name under both. */
function momentsOver(grid: Grid, index: number): HeaderCells | null {
  const above = grid[index] ?? []
  const below = grid[index + 1] ?? []
  const groups = carried(above, Math.max(above.length, below.length))
  const named = groups.flatMap((group, column) => ((below[column] ?? '').trim() === '' ? [] : [{ group, name: fold(below[column] ?? '') }]))
  const under = (wanted: string) => new Set(named.flatMap(({ group, name }) => (name === wanted ? [fold(group)] : [])))
  const isGrouped = named.length >= 4 && named.every(({ group, name }) => isBare(group) && /\p{L}/u.test(name) && under(name).size === 2)
  if (!isGrouped) return null
  const cells = groups.map((group, column) => ((below[column] ?? '').trim() === '' ? (above[column] ?? '') : `${group} ${below[column]}`))
  return { cells, last: index + 1 }
}

/** Bare and repeated names take the name of the group above them, unless their own already says what they are. */
function fromAbove(grid: Grid, index: number): HeaderCells | null {
  const own = grid[index] ?? []
  const above = grid[index - 1] ?? []
  if (index === 0 || filled(above) < 2 || filled(above) >= filled(own)) return null
  const groups = carried(above, own.length)
  const times = new Map<string, number>()
  for (const cell of own) times.set(fold(cell), (times.get(fold(cell)) ?? 0) + 1)
  const cells = own.map((cell, column) => {
    const group = groups[column] ?? ''
    const ambiguous = cell.trim() !== '' && (isBare(cell) || (times.get(fold(cell)) ?? 0) > 1)
    if (!ambiguous || group === '') return cell
    const together = `${group} ${cell.trim()}`
    return isBare(cell) || isBare(group) || headerStrength(together) >= headerStrength(cell) ? together : cell
  })
  if (!cells.some((cell, column) => cell !== own[column])) return null
  // A name merged over both rows stands in the first of them.
  return { cells: cells.map((cell, column) => (cell.trim() === '' ? (above[column] ?? '') : cell)), last: index }
}

/** The names of the columns when the header takes two rows: a group over several columns, and its parts below. */
export function joinGroupHeaders(grid: Grid, index: number): HeaderCells {
  return fromBelow(grid, index) ?? momentsOver(grid, index) ?? fromAbove(grid, index) ?? { cells: grid[index] ?? [], last: index }
}
