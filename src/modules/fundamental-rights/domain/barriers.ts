import { ok, type Result, refuse } from '#platform/result.ts'
import type { Barrier } from './talk.ts'

/** The word of the list that is said in own words. */
export const otherBarrier = 'anders'

export type BarrierRefusal = { readonly kind: 'not-a-barrier' }

/** What was ticked, each once and in the order of the list. Own words alone tick "something else" by themselves. */
export function checkBarriers(
  ticked: readonly string[],
  words: string | null,
  list: readonly string[],
): Result<readonly Barrier[], BarrierRefusal> {
  if (ticked.some((value) => !list.includes(value))) return refuse({ kind: 'not-a-barrier' })
  const chosen = new Set(words === null ? ticked : [...ticked, otherBarrier])
  return ok(list.filter((value) => chosen.has(value)).map((value) => ({ value, words: value === otherBarrier ? words : null })))
}
