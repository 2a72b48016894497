import type { Amount, Answer, Outcome } from './answer.ts'
import type { CompiledRight, CompiledVersion } from './compile-right.ts'
import { hasEnded, together } from './evaluate.ts'
import type { Scene } from './expression.ts'
import { type AmountOf, settleAmount, sumOfAmounts } from './judge-amount.ts'
import { type Family, nameOf, scenesFor, versionOn } from './scene.ts'
import { settle } from './steps.ts'
import { silence } from './trace.ts'
import { isUnknown } from './value.ts'

export type BriefAnswer = Pick<Answer, 'id' | 'outcome' | 'automatic' | 'amount'>

/** The same outcome and amount as `evaluateRight`, without the reasons and what is missing: for a look over many families. */
export function evaluateBriefly(compiled: CompiledRight, family: Family): BriefAnswer {
  const { id, automatic, nature } = compiled.right
  const said = (outcome: Outcome, amount: Amount | null = null): BriefAnswer => ({ id, automatic, outcome, amount })
  const version = versionOn(compiled, family.on)
  if (version === undefined) return said(hasEnded(compiled, family.on) ? 'no' : 'unknown')
  const place = compiled.holdsIn(family.home)
  if (place === false) return said('no')
  const judged = scenesFor(version, compiled, family, silence).map((scene) => judgeBriefly(version, scene, compiled))
  const outcome = together(judged, place)
  return said(outcome, nature === 'entitlement' ? sumOfAmounts(judged, outcome) : null)
}

function judgeBriefly(version: CompiledVersion, scene: Scene, { right }: CompiledRight): AmountOf {
  const truth = settle(version.conditions, scene, 'all')
  const who = nameOf(scene.subject)
  if (truth === false) return { who, outcome: 'no', amount: null }
  const outcome = isUnknown(truth) ? 'unknown' : right.nature === 'discretionary' ? 'ask' : 'yes'
  return { who, outcome, amount: version.amount === null ? null : settleAmount(version.amount, scene).amount }
}
