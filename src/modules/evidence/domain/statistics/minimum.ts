/** Fewer pairs than this: counts only, no test, for the team too. */
export const MINIMUM_FOR_TEST = 5

/** Fewer than this: a mean never without the dots it comes from. */
export const MINIMUM_FOR_MEAN_ALONE = 10

export type Detail = 'counts-only' | 'mean-with-dots' | 'mean'

/** How much a number of pairs can carry. Says nothing on publication: for that see `../disclosure`. */
export function detailFor(n: number): Detail {
  if (n < MINIMUM_FOR_TEST) return 'counts-only'
  return n < MINIMUM_FOR_MEAN_ALONE ? 'mean-with-dots' : 'mean'
}
