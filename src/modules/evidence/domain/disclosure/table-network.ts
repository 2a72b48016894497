/**
 * A table with totals as a network, to work out what a reader can learn about a hidden cell by adding and subtracting.
 *
 * Every row and every column is a node, every cell an edge: inner cells run from row to column, totals run back. What
 * flows in flows out exactly when rows and columns add up. So a hidden cell can be larger by d, with every published
 * figure unchanged, when d can flow back along other hidden cells. The largest such flow gives the exact range of whole
 * numbers a reader is left with (transportation polytope; ESSnet handbook on disclosure control, cell suppression).
 */
export type NetworkCell = {
  readonly from: number
  readonly to: number
  readonly value: number
  /** What a reader knows it is at least: zero, or what an earlier edition showed. */
  readonly floor: number
  /** What is lost by hiding it; null when it may not be hidden. */
  readonly cost: number | null
}

export type Direction = 'up' | 'down'

type Step = { readonly cell: number; readonly sign: 1 | -1; readonly node: number }

/** Steps out of a node along usable cells that still have room. A cell can grow without end and shrink to its floor. */
function stepsFrom(node: number, cells: readonly NetworkCell[], flow: readonly number[], usable: (cell: number) => boolean): Step[] {
  const steps: Step[] = []
  cells.forEach((cell, index) => {
    if (!usable(index)) return
    if (cell.from === node) steps.push({ cell: index, sign: 1, node: cell.to })
    else if (cell.to === node && cell.value + (flow[index] ?? 0) > cell.floor) steps.push({ cell: index, sign: -1, node: cell.from })
  })
  return steps
}

/** Cheapest path between two nodes, or null; hidden cells cost nothing. */
function cheapestPath(
  start: number,
  goal: number,
  cells: readonly NetworkCell[],
  flow: readonly number[],
  costOf: (cell: number) => number | null,
): readonly Step[] | null {
  const best = new Map<number, { readonly cost: number; readonly path: readonly Step[] }>([[start, { cost: 0, path: [] }]])
  const done = new Set<number>()
  for (;;) {
    let node: number | null = null
    let here = Number.POSITIVE_INFINITY
    for (const [candidate, { cost }] of best) {
      if (!done.has(candidate) && cost < here) {
        node = candidate
        here = cost
      }
    }
    if (node === null) return null
    const path = best.get(node)?.path ?? []
    if (node === goal) return path
    done.add(node)
    for (const step of stepsFrom(node, cells, flow, (cell) => costOf(cell) !== null)) {
      const cost = here + (costOf(step.cell) ?? 0)
      if (cost < (best.get(step.node)?.cost ?? Number.POSITIVE_INFINITY)) best.set(step.node, { cost, path: [...path, step] })
    }
  }
}

export type Room = { readonly amount: number; readonly flow: readonly number[] }

/** How far a hidden cell can move with every shown figure unchanged, counted up to `enough`. */
export function roomOf(
  target: number,
  direction: Direction,
  cells: readonly NetworkCell[],
  hidden: ReadonlySet<number>,
  enough = Number.POSITIVE_INFINITY,
): Room {
  const flow = cells.map(() => 0)
  const cell = cells[target]
  if (!cell) throw new RangeError(`no cell ${target}`)
  const [start, goal] = direction === 'up' ? [cell.to, cell.from] : [cell.from, cell.to]
  const limit = direction === 'up' ? enough : Math.min(enough, cell.value - cell.floor)
  let amount = 0
  while (amount < limit) {
    const path = cheapestPath(start, goal, cells, flow, (index) => (hidden.has(index) && index !== target ? 0 : null))
    if (path === null) break
    const narrowest = Math.min(
      limit - amount,
      ...path.map(({ cell: index, sign }) => (sign === 1 ? Number.POSITIVE_INFINITY : leftIn(cells, flow, index))),
    )
    if (narrowest === Number.POSITIVE_INFINITY) return { amount: Number.POSITIVE_INFINITY, flow }
    for (const { cell: index, sign } of path) flow[index] = (flow[index] ?? 0) + sign * narrowest
    amount += narrowest
  }
  return { amount, flow }
}

function leftIn(cells: readonly NetworkCell[], flow: readonly number[], index: number): number {
  const cell = cells[index]
  return cell ? cell.value + (flow[index] ?? 0) - cell.floor : 0
}

/** The cheapest further cells to hide so that the target can grow more than `room` allowed; null when nothing helps. */
export function cellsThatGiveRoom(
  target: number,
  room: Room,
  cells: readonly NetworkCell[],
  hidden: ReadonlySet<number>,
): readonly number[] | null {
  const cell = cells[target]
  if (!cell) throw new RangeError(`no cell ${target}`)
  const costOf = (index: number) => (index === target ? null : hidden.has(index) ? 0 : (cells[index]?.cost ?? null))
  const path = cheapestPath(cell.to, cell.from, cells, room.flow, costOf)
  return path === null ? null : path.map((step) => step.cell).filter((index) => !hidden.has(index))
}
