import type { Answer, Outcome } from './answer.ts'
import type { CompiledRight, CompiledVersion } from './compile-right.ts'
import type { Scene } from './expression.ts'
import { type AmountOf, settleAmount, sumOfAmounts } from './judge-amount.ts'
import { type Family, nameOf, scenesFor, versionOn } from './scene.ts'
import type { Sentences } from './sentences.ts'
import { settle } from './steps.ts'
import { inTerritory } from './territory.ts'
import { isUnknown, type Truth } from './value.ts'

export type BriefAnswer = Pick<Answer, 'id' | 'outcome' | 'automatic' | 'amount' | 'missing'>

/** The same outcome and amount as `evaluateRight`, without the reasons: for a look over many families. */
export function evaluateBriefly(compiled: CompiledRight, family: Family, words: Sentences): BriefAnswer {
  const { id, automatic, nature, territory } = compiled.right
  const version = versionOn(compiled, family.on)
  const place = inTerritory(territory, family.situation, words.territory).truth
  const none = { id, automatic, amount: null, missing: [] }
  if (version === undefined)
    return { ...none, outcome: compiled.versions.every(({ version: { to } }) => to !== null && to < family.on) ? 'no' : 'unknown' }
  if (place === false) return { ...none, outcome: 'no' }
  const judged = scenesFor(version, compiled, family).map((scene) => judgeBriefly(version, scene, compiled))
  const found = (['yes', 'ask', 'unknown'] as const).find((outcome) => judged.some((one) => one.outcome === outcome)) ?? 'no'
  const outcome: Outcome = isUnknown(place) && found !== 'no' ? 'unknown' : found
  const missing = [...(isUnknown(place) ? place.missing : []), ...judged.flatMap((one) => one.missing)]
  return {
    id,
    automatic,
    outcome,
    amount: nature === 'entitlement' ? sumOfAmounts(judged, outcome) : null,
    missing: outcome === 'no' ? [] : [...new Set(missing)],
  }
}

function judgeBriefly(version: CompiledVersion, scene: Scene, compiled: CompiledRight): AmountOf & { readonly missing: readonly string[] } {
  const truth: Truth = settle(version.conditions, scene, 'all')
  const outcome: Outcome = isUnknown(truth) ? 'unknown' : !truth ? 'no' : compiled.right.nature === 'discretionary' ? 'ask' : 'yes'
  const found = outcome === 'no' || version.amount === null ? null : settleAmount(version.amount, scene)
  const missing = [...(isUnknown(truth) ? truth.missing : []), ...(found?.missing ?? [])]
  return { who: nameOf(scene.subject), outcome, amount: found?.amount ?? null, missing }
}
