import type { Amount, Answer, Outcome } from './answer.ts'
import type { CompiledRight, CompiledVersion } from './compile-right.ts'
import { hasEnded, together, whenFulfilled } from './evaluate.ts'
import type { Scene } from './expression.ts'
import { type AmountOf, settleAmount, sumOfAmounts } from './judge-amount.ts'
import { type Family, nameOf, scenesFor } from './scene.ts'
import { settle } from './steps.ts'
import { silence } from './trace.ts'
import { isUnknown } from './value.ts'

export type BriefAnswer = Pick<Answer, 'id' | 'outcome' | 'automatic' | 'amount'>
/** Whether the amount of what is not known yet is wanted too: what it would be. */
export type AmountsOf = 'all' | 'yes'

/** The same outcome and amount as `evaluateRight`, without the reasons and what is missing: for a look over many families. */
export function evaluateBriefly(compiled: CompiledRight, family: Family, amounts: AmountsOf): BriefAnswer {
  const version = compiled.versionOn(family.on)
  if (version === undefined) return said(compiled, hasEnded(compiled, family.on) ? 'no' : 'unknown', null)
  const place = compiled.holdsIn(family.home)
  if (place === false) return said(compiled, 'no', null)
  const judged: AmountOf[] = []
  for (const scene of scenesFor(version, compiled, family, silence)) judged.push(judgeBriefly(version, scene, compiled, amounts))
  const outcome = together(judged, place)
  const isSummed = compiled.right.nature === 'entitlement' && (amounts === 'all' || outcome === 'yes')
  return said(compiled, outcome, isSummed ? sumOfAmounts(judged, outcome) : null)
}

function said({ right: { id, automatic } }: CompiledRight, outcome: Outcome, amount: Amount | null): BriefAnswer {
  return { id, automatic, outcome, amount }
}

function judgeBriefly(version: CompiledVersion, scene: Scene, { right }: CompiledRight, amounts: AmountsOf): AmountOf {
  const truth = settle(version.conditions, scene, 'all')
  const who = nameOf(scene.subject)
  if (truth === false) return { who, outcome: 'no', amount: null }
  const outcome = isUnknown(truth) ? 'unknown' : whenFulfilled(right, version.version)
  const isWanted = version.amount !== null && (amounts === 'all' || outcome === 'yes')
  return { who, outcome, amount: isWanted ? settleAmount(version.amount, scene, null).amount : null }
}
