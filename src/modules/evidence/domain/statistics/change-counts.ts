import { differencesOf, type ScorePair } from './pairs.ts'

export type ChangeCounts = {
  readonly n: number
  readonly progressed: number
  readonly stable: number
  readonly declined: number
  /** Began at the top level. They are counted in `stable` or `declined` too: this is not a fourth part of the whole. */
  readonly atCeiling: number
  /** Of those, the ones who stayed there; always part of `stable`. */
  readonly stayedAtCeiling: number
  /** Began below the top: the fair denominator for "progressed". */
  readonly couldProgress: number
}

/** Counts who moved and who did not. Progress and decline are always reported together. */
export function countChanges(pairs: readonly ScorePair[], topLevel: number): ChangeCounts {
  const differences = differencesOf(pairs)
  const progressed = differences.filter((difference) => difference > 0).length
  const declined = differences.filter((difference) => difference < 0).length
  const n = pairs.length
  const top = pairs.filter(({ start }) => start >= topLevel)
  const stayedAtCeiling = differencesOf(top).filter((difference) => difference === 0).length
  return {
    n,
    progressed,
    stable: n - progressed - declined,
    declined,
    atCeiling: top.length,
    stayedAtCeiling,
    couldProgress: n - top.length,
  }
}
