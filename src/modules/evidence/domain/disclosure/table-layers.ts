import type { Demand, TableCell } from './table-cells.ts'
import { cellsThatGiveRoom, type NetworkCell, type Room, roomOf } from './table-network.ts'

/**
 * Two ways in which hidden cells can be otherwise without a reader noticing, beside an earlier edition.
 *
 * `growth`: what was added since then lies elsewhere, and the earlier edition is what it was. `joint`: both editions are
 * otherwise in the same way, along cells hidden in both; null without an earlier edition. The two add up, so together
 * they are room a reader who also knows that counts only grow can never rule out.
 */
export type Layers = {
  readonly growth: readonly NetworkCell[]
  readonly joint: readonly NetworkCell[] | null
  readonly inBoth: ReadonlySet<number>
}

export function layersOf(cells: readonly TableCell[]): Layers {
  const inBoth = new Set(cells.flatMap(({ before }, index) => (before?.wasHidden ? [index] : [])))
  const joint = cells.map((cell, index) => ({
    ...cell,
    value: Math.min(cell.value, cell.before?.value ?? 0),
    floor: 0,
    cost: inBoth.has(index) ? cell.cost : null,
  }))
  return { growth: cells, joint: cells.some(({ before }) => before !== null) ? joint : null, inBoth }
}

const both = (a: ReadonlySet<number>, b: ReadonlySet<number>): ReadonlySet<number> => new Set([...a].filter((cell) => b.has(cell)))

const NO_ROOM: Room = { amount: 0, flow: [] }

function jointRoom(index: number, direction: 'up' | 'down', { joint, inBoth }: Layers, hidden: ReadonlySet<number>, enough: number): Room {
  return joint === null || !inBoth.has(index) ? NO_ROOM : roomOf(index, direction, joint, both(hidden, inBoth), enough)
}

/** Does the reader remain unsure enough about a hidden cell? */
export function isLeftOpen(index: number, { up, down }: Demand, layers: Layers, hidden: ReadonlySet<number>): boolean {
  const reaches = (direction: 'up' | 'down', wanted: number) => {
    const joint = jointRoom(index, direction, layers, hidden, wanted).amount
    return joint >= wanted || joint + roomOf(index, direction, layers.growth, hidden, wanted - joint).amount >= wanted
  }
  return reaches('up', up) || (Number.isFinite(down) && reaches('down', down))
}

/** The cheapest further cells to hide so that a hidden cell could be larger; null when nothing helps. */
export function coverFor(index: number, layers: Layers, hidden: ReadonlySet<number>): readonly number[] | null {
  const { growth, joint, inBoth } = layers
  const options: (readonly number[])[] = []
  const inGrowth = cellsThatGiveRoom(index, roomOf(index, 'up', growth, hidden), growth, hidden)
  if (inGrowth !== null) options.push(inGrowth)
  if (joint !== null && inBoth.has(index)) {
    const shared = both(hidden, inBoth)
    const inJoint = cellsThatGiveRoom(index, roomOf(index, 'up', joint, shared), joint, shared)
    if (inJoint !== null) options.push(inJoint)
  }
  const priceOf = (cover: readonly number[]) => cover.reduce((sum, cell) => sum + (growth[cell]?.cost ?? 0), 0)
  // Without new cells it would be no cover: the room along hidden ones is used up already.
  const [cheapest] = options.filter((cover) => cover.length > 0).sort((a, b) => priceOf(a) - priceOf(b))
  return cheapest ?? null
}
