import { evaluateAllBriefly, isSituation, type Right, withFact } from '#modules/rights/public.ts'
import type { FamilyRights } from './load.ts'

/** Which rights become probable when this one is received: worked out again with that one fact more. */
export function opensOf({ ctx, family, answers, catalogue }: FamilyRights, right: Right): readonly string[] {
  const { benefit } = right.interactions
  if (benefit === null) return []
  const received = withFact(family.situation, `benefits.${benefit}`, true, ctx.today)
  if (!isSituation(received)) return []
  const before = new Map(answers.map(({ id, outcome }) => [id, outcome]))
  return evaluateAllBriefly(catalogue, received, ctx.today)
    .filter(({ id, outcome }) => id !== right.id && outcome === 'yes' && before.get(id) !== 'yes')
    .map(({ id }) => id)
}
