import type { Problem } from '#modules/rights-catalogue/public.ts'
import { explainData, explainRule } from './rule-words.ts'
import type { Words } from './text.ts'

/** What stands in the way, in plain words. */
export function problemWords(problem: Problem, t: Words): string {
  if (problem.kind === 'misfit') return t.misfits[problem.misfit]
  if (problem.kind === 'date') return t.backwards
  return problem.kind === 'rule' ? explainRule(problem.text, t) : explainData(problem.text, t)
}

/** Where in a file of rights it stands: the right, and the rule as it was written. */
export function problemPlace(right: string, problem: Problem): string {
  return problem.kind === 'rule' && problem.rule !== null ? `${right}, ${problem.rule}` : right
}
