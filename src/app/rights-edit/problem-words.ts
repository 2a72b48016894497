import type { FileFault, Problem } from '#modules/rights-catalogue/public.ts'
import { explainData, explainRule } from './rule-words.ts'
import type { Words } from './text.ts'

/** What stands in the way, in plain words. */
export function problemWords(problem: Problem, t: Words): string {
  if (problem.kind === 'misfit') return t.misfits[problem.misfit]
  if (problem.kind === 'date') return t.backwards
  return problem.kind === 'rule' ? explainRule(problem.text, t) : explainData(problem.text, t)
}

/** What is wrong at a place of a file, in plain words. */
export function faultWords(fault: FileFault, t: Words): string {
  switch (fault.kind) {
    case 'not-json':
      return t.faults.notJson(fault.line)
    case 'choice':
      return t.faults.choice(fault.options.join(', '))
    case 'strange':
      return t.faults.strange(fault.fields.join(', '))
    case 'type':
      return t.faults.type(t.faults.types[fault.expected])
    case 'too-little':
      return t.faults.tooLittle(fault.limit, t.faults.of[fault.of])
    case 'too-much':
      return t.faults.tooMuch(fault.limit, t.faults.of[fault.of])
    default:
      return t.faults[fault.kind]
  }
}

/** Where in a file of rights it stands: the right, and the rule as it was written. */
export function problemPlace(right: string, problem: Problem): string {
  return problem.kind === 'rule' && problem.rule !== null ? `${right}, ${problem.rule}` : right
}
