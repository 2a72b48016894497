import { checkRights, compileRight, type Right, RuleError } from '#modules/rights/public.ts'
import type { IsoDay } from '#platform/day.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { type Change, rightOf } from './change.ts'
import { layOver, type Misfit } from './overlay.ts'

/** What stands in the way of a change: it does not fit, a rule cannot be understood, or the data contradict themselves. */
export type Problem =
  | { readonly kind: 'misfit'; readonly misfit: Misfit }
  | { readonly kind: 'rule'; readonly text: string; readonly rule: string | null }
  | { readonly kind: 'data'; readonly text: string }
  | { readonly kind: 'date'; readonly text: string }

export type Checked = { readonly rights: readonly Right[]; readonly right: Right }

/** A change laid over the catalogue and checked like the files of the packs: all that is wrong at once. */
export function checkChange(rights: readonly Right[], change: Change, today: IsoDay): Result<Checked, readonly Problem[]> {
  const laid = layOver(rights, change)
  if ('misfit' in laid) return refuse([{ kind: 'misfit', misfit: laid.misfit }])
  const right = laid.rights.find(({ id }) => id === rightOf(change))
  if (right === undefined) return refuse([{ kind: 'misfit', misfit: 'no-right' }])
  const problems = [...backwards(change), ...rulesOf(right), ...dataOf(laid.rights, right.id, today)]
  return problems.length === 0 ? ok({ rights: laid.rights, right }) : refuse(problems)
}

function backwards(change: Change): readonly Problem[] {
  if (change.kind !== 'value') return []
  const { from, to } = change.value
  return from !== null && to !== null && to < from ? [{ kind: 'date', text: `${from} ${to}` }] : []
}

function rulesOf(right: Right): readonly Problem[] {
  try {
    compileRight(right)
    return []
  } catch (error) {
    if (!(error instanceof RuleError)) throw error
    return [{ kind: 'rule', text: error.message, rule: error.rule }]
  }
}

function dataOf(rights: readonly Right[], id: string, today: IsoDay): readonly Problem[] {
  return checkRights(rights, today)
    .filter((finding) => finding.right === id && finding.kind === 'fault')
    .map(({ text }) => ({ kind: 'data', text }))
}
