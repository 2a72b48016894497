/** A count, the least a reader knows it to be, and whether it is published. */
export type LinkedCell = { readonly value: number; readonly floor: number; readonly isShown: boolean }

/** `whole` is the sum of `parts`: everyone knows that, whatever is published. */
export type Sum = { readonly whole: string; readonly parts: readonly string[] }

export type LinkedCells = { readonly cells: ReadonlyMap<string, LinkedCell>; readonly sums: readonly Sum[] }

const NEARLY_ZERO = 1e-9

type Row = { readonly factors: number[]; constant: number }

/** The equations over what is hidden, with what is published filled in and the floors taken off; right-hand sides are not negative. */
function rowsOf({ cells, sums }: LinkedCells, hidden: readonly string[]): Row[] {
  const place = new Map(hidden.map((name, index) => [name, index]))
  return sums.flatMap(({ whole, parts }) => {
    const factors = hidden.map(() => 0)
    let constant = 0
    const add = (name: string, sign: 1 | -1) => {
      const cell = cells.get(name)
      if (cell === undefined) throw new RangeError(`no cell ${name}`)
      const at = place.get(name)
      if (at === undefined) constant -= sign * cell.value
      else {
        factors[at] = (factors[at] ?? 0) + sign
        constant -= sign * cell.floor
      }
    }
    for (const part of parts) add(part, 1)
    add(whole, -1)
    if (factors.every((factor) => factor === 0)) return []
    return [constant < 0 ? { factors: factors.map((factor) => -factor), constant: -constant } : { factors, constant }]
  })
}

function pivot(rows: readonly Row[], base: number[], at: number, column: number): void {
  const row = rows[at]
  const factor = row?.factors[column]
  if (row === undefined || factor === undefined) throw new RangeError('no such place')
  for (let index = 0; index < row.factors.length; index += 1) row.factors[index] = (row.factors[index] ?? 0) / factor
  row.constant /= factor
  for (const other of rows) {
    const times = other.factors[column] ?? 0
    if (other === row || times === 0) continue
    for (let index = 0; index < other.factors.length; index += 1)
      other.factors[index] = (other.factors[index] ?? 0) - times * (row.factors[index] ?? 0)
    other.constant -= times * row.constant
  }
  base[at] = column
}

/** The equation that is used up first when a column grows; null when none is. Of equals the lowest, for Bland's rule. */
function leaving(rows: readonly Row[], base: readonly number[], column: number): number | null {
  let best: { at: number; ratio: number } | null = null
  for (const [at, { factors, constant }] of rows.entries()) {
    const factor = factors[column] ?? 0
    if (factor <= NEARLY_ZERO) continue
    const ratio = constant / factor
    const isLess = best === null || ratio < best.ratio - NEARLY_ZERO
    const isTie = best !== null && Math.abs(ratio - best.ratio) <= NEARLY_ZERO && (base[at] ?? 0) < (base[best.at] ?? 0)
    if (isLess || isTie) best = { at, ratio }
  }
  return best?.at ?? null
}

/**
 * Climbs to the highest value of a linear goal, one corner of the room at a time (simplex; Bland's rule, so it never turns in circles).
 * The last of `rows` is the goal: what it still could gain by each column. Infinity when nothing holds it back.
 */
function climb(rows: readonly Row[], base: number[], columns: number): number {
  const goal = rows.at(-1)
  if (goal === undefined) throw new RangeError('no goal')
  for (;;) {
    const column = goal.factors.findIndex((factor, index) => index < columns && factor > NEARLY_ZERO)
    if (column === -1) return -goal.constant
    const at = leaving(rows.slice(0, -1), base, column)
    if (at === null) return Number.POSITIVE_INFINITY
    pivot(rows, base, at, column)
  }
}

/**
 * How large a hidden count could be, for all a reader of everything published knows: the exact bound of the linear system. Counts are
 * whole and the sums here form trees and squares, so a whole count reaches it.
 */
export function highestOf(linked: LinkedCells, target: string): number {
  const cell = linked.cells.get(target)
  if (cell === undefined) throw new RangeError(`no cell ${target}`)
  if (cell.isShown) return cell.value
  const hidden = [...linked.cells].flatMap(([name, { isShown }]) => (isShown ? [] : [name]))
  const plain = rowsOf(linked, hidden)
  // One stand-in for each equation gives a corner to begin at; with the stand-ins driven to zero it is a corner of the real room.
  const rows = plain.map((row, at) => ({ ...row, factors: [...row.factors, ...plain.map((_, other) => (other === at ? 1 : 0))] }))
  const base = plain.map((_, at) => hidden.length + at)
  const standIns: Row = {
    factors: hidden.map((_, column) => plain.reduce((sum, { factors }) => sum + (factors[column] ?? 0), 0)).concat(plain.map(() => 0)),
    constant: plain.reduce((sum, { constant }) => sum + constant, 0),
  }
  climb([...rows, standIns], base, hidden.length)
  if (standIns.constant > 1e-6) throw new Error('the published figures contradict each other')
  dropStandIns(rows, base, hidden.length)
  const goal: Row = { factors: rows[0]?.factors.map(() => 0) ?? hidden.map(() => 0), constant: 0 }
  goal.factors[hidden.indexOf(target)] = 1
  base.forEach((column, at) => {
    const times = goal.factors[column] ?? 0
    const row = rows[at]
    if (times === 0 || row === undefined) return
    row.factors.forEach((factor, index) => {
      goal.factors[index] = (goal.factors[index] ?? 0) - times * factor
    })
    goal.constant -= times * row.constant
  })
  return climb([...rows, goal], base, hidden.length) + cell.floor
}

/** A stand-in that is still there stands at zero; it leaves for a real count, or its equation said nothing new. */
function dropStandIns(rows: Row[], base: number[], real: number): void {
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    if ((base[at] ?? 0) < real) continue
    const column = rows[at]?.factors.findIndex((factor, index) => index < real && Math.abs(factor) > NEARLY_ZERO) ?? -1
    if (column !== -1) pivot(rows, base, at, column)
    else {
      rows.splice(at, 1)
      base.splice(at, 1)
    }
  }
}
