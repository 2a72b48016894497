/** A stream of chances that is the same at every run with the same seed. For invented people only, never for a secret. */
export type Random = {
  /** From 0 up to, not including, 1. */
  readonly next: () => number
  /** A whole number from `from` up to and including `to`. */
  readonly whole: (from: number, to: number) => number
  readonly chance: (share: number) => boolean
  readonly pick: <const T>(all: readonly [T, ...T[]]) => T
  /** One of the choices, as often as its weight says. */
  readonly weighed: <const T>(all: readonly [readonly [T, number], ...(readonly [T, number])[]]) => T
}

// Mulberry32: short, fast, and even enough for names and days.
function stream(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function randomFrom(seed: number): Random {
  const next = stream(seed)
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    whole,
    chance: (share) => next() < share,
    pick: (all) => all[whole(0, all.length - 1)] ?? all[0],
    weighed: (all) => {
      let rest = next() * all.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [one, weight] of all) {
        rest -= weight
        if (rest < 0) return one
      }
      return all[0][0]
    },
  }
}
