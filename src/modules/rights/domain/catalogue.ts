import type { IsoDay } from '#platform/day.ts'
import type { Answer } from './answer.ts'
import { type CompiledRight, compileRight } from './compile-right.ts'
import { evaluateRight } from './evaluate.ts'
import { type AmountsOf, type BriefAnswer, evaluateBriefly } from './evaluate-brief.ts'
import type { Right } from './right-schema.ts'
import { familyOn } from './scene.ts'
import type { Sentences } from './sentences.ts'
import type { Situation } from './situation.ts'

/** The rights, read once and ready to judge one family after another. */
export type Catalogue = { readonly rights: readonly CompiledRight[]; readonly words: Sentences }

export function makeCatalogue(rights: readonly Right[], words: Sentences): Catalogue {
  return { rights: rights.map(compileRight), words }
}

/** Every right for one family on one day, each with its reasons. */
export function evaluate({ rights, words }: Catalogue, situation: Situation, on: IsoDay): readonly Answer[] {
  const family = familyOn(situation, on)
  return rights.map((right) => evaluateRight(right, family, words))
}

/** Outcome and amount of every right, without the reasons: for a look over many families. `yes`: amounts only of what the family probably has. */
export function evaluateAllBriefly(
  { rights }: Catalogue,
  situation: Situation,
  on: IsoDay,
  amounts: AmountsOf = 'all',
): readonly BriefAnswer[] {
  const family = familyOn(situation, on)
  return rights.map((right) => evaluateBriefly(right, family, amounts))
}
