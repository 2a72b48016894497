import type { Answer } from './answer.ts'

export type ScreeningResult = {
  readonly weak: number
  readonly unknown: number
  readonly outcome: 'deprived' | 'not-deprived' | 'undetermined'
}

/**
 * Counts the criteria that are weak (disadvantage screening, threshold of three out of six).
 *
 * Everything that is not clearly weak or not weak is unknown: a skipped question, one that does not apply, one that was never asked.
 * Undetermined as long as the unknown ones could still bring it to the threshold.
 */
export function screen(
  answers: ReadonlyMap<string, Answer>,
  criteria: readonly string[],
  threshold: { count: string; atLeast: number },
): ScreeningResult {
  const given = criteria.map((item) => answers.get(item))
  const weak = given.filter((answer) => answer?.choice === threshold.count).length
  const unknown = given.filter((answer) => answer?.state !== 'answered').length
  if (weak >= threshold.atLeast) return { weak, unknown, outcome: 'deprived' }
  return { weak, unknown, outcome: weak + unknown < threshold.atLeast ? 'not-deprived' : 'undetermined' }
}
