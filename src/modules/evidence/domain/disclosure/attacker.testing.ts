/**
 * A reader who knows every published figure and adds and subtracts: independent of the code under test.
 * Whole numbers between bounds, linear equations, interval propagation and, where that stops, trying values.
 */
export type Bounds = { readonly low: number; readonly high: number }

/** Sum of the `plus` variables minus the sum of the `minus` variables equals `equals`. */
export type Equation = { readonly plus: readonly string[]; readonly minus: readonly string[]; readonly equals: number }

export type Puzzle = { readonly bounds: ReadonlyMap<string, Bounds>; readonly equations: readonly Equation[] }

type Term = { readonly name: string; readonly sign: 1 | -1 }

const termsOf = ({ plus, minus }: Equation): Term[] => [
  ...plus.map((name): Term => ({ name, sign: 1 })),
  ...minus.map((name): Term => ({ name, sign: -1 })),
]

function boundsOf(bounds: ReadonlyMap<string, Bounds>, name: string): Bounds {
  const found = bounds.get(name)
  if (!found) throw new Error(`no bounds for ${name}`)
  return found
}

/** Narrows every variable by every equation until nothing moves; null when the puzzle has no solution. */
export function propagate({ bounds, equations }: Puzzle): ReadonlyMap<string, Bounds> | null {
  const now = new Map(bounds)
  for (let moved = true; moved; ) {
    moved = false
    for (const equation of equations) {
      const terms = termsOf(equation)
      const lows = terms.map(({ name, sign }) => (sign === 1 ? boundsOf(now, name).low : -boundsOf(now, name).high))
      const highs = terms.map(({ name, sign }) => (sign === 1 ? boundsOf(now, name).high : -boundsOf(now, name).low))
      const low = lows.reduce((a, b) => a + b, 0)
      const high = highs.reduce((a, b) => a + b, 0)
      if (low > equation.equals || high < equation.equals) return null
      for (const [index, { name, sign }] of terms.entries()) {
        const most = equation.equals - (low - (lows[index] ?? 0))
        const least = equation.equals - (high - (highs[index] ?? 0))
        const old = boundsOf(now, name)
        const next = {
          low: Math.max(old.low, sign === 1 ? least : -most),
          high: Math.min(old.high, sign === 1 ? most : -least),
        }
        if (next.low > next.high) return null
        if (next.low === old.low && next.high === old.high) continue
        now.set(name, next)
        moved = true
        break
      }
    }
  }
  return now
}

/** Is there at least one way to fill in every variable? */
export function isPossible(puzzle: Puzzle): boolean {
  const bounds = propagate(puzzle)
  if (bounds === null) return false
  const open = [...bounds].filter(([, { low, high }]) => low < high).sort(([, a], [, b]) => a.high - a.low - (b.high - b.low))
  const [first] = open
  if (!first) return true
  const [name, { low, high }] = first
  for (let value = low; value <= high; value++) {
    if (isPossible({ ...puzzle, bounds: new Map(bounds).set(name, { low: value, high: value }) })) return true
  }
  return false
}

/** Could the variable, for all the reader knows, lie within these bounds? */
export function couldBe(puzzle: Puzzle, name: string, { low, high }: Bounds): boolean {
  const old = boundsOf(puzzle.bounds, name)
  const next = { low: Math.max(low, old.low), high: Math.min(high, old.high) }
  return next.low <= next.high && isPossible({ ...puzzle, bounds: new Map(puzzle.bounds).set(name, next) })
}
