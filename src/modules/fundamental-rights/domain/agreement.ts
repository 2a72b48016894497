import type { Respondent } from '#modules/indicators/public.ts'
import { numberOf, type Talk } from './talk.ts'

/** Fewest rights with two numbers for a mean; below it only the differences themselves are shown. */
export const fewestForMean = 5
/** Fewest for a kappa: with eleven numbers to choose from, fewer pairs say nothing. */
export const fewestForKappa = 10

export type Gap = { readonly item: string; readonly family: number; readonly other: number; readonly difference: number }

export type Agreement = {
  readonly gaps: readonly Gap[]
  /** Rights both gave a number. */
  readonly n: number
  readonly same: number
  /** Mean of the differences without their sign, in points of ten. Null: too few. */
  readonly meanGap: number | null
  /** Mean of hers minus the other's: above zero she sees it rosier. Null: too few. */
  readonly lean: number | null
  /** Kappa with quadratic weights. Null: too few, or one number only, where it is not defined. */
  readonly kappa: number | null
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/**
 * Agreement beyond chance between two raters of whole numbers, weighted by the square of the difference (Cohen 1968): 1 is the same everywhere,
 * 0 what chance gives. Null when every number of both is one and the same: then nothing could differ.
 */
export function weightedKappa(pairs: readonly (readonly [number, number])[]): number | null {
  if (pairs.length === 0) return null
  const square = (a: number, b: number): number => (a - b) ** 2
  const observed = mean(pairs.map(([a, b]) => square(a, b)))
  const expected = mean(pairs.flatMap(([a]) => pairs.map(([, b]) => square(a, b))))
  return expected === 0 ? null : 1 - observed / expected
}

/** How near her numbers and another view of the same talk are. Rights without a number on either side are left out, never counted as a difference. */
export function agreementOf(talk: Talk, other: Exclude<Respondent, 'family'>, rights: readonly string[]): Agreement {
  const gaps = rights.flatMap((item) => {
    const [hers, theirs] = [numberOf(talk, 'family', item), numberOf(talk, other, item)]
    return hers === null || theirs === null ? [] : [{ item, family: hers, other: theirs, difference: hers - theirs }]
  })
  const n = gaps.length
  const isEnough = n >= fewestForMean
  return {
    gaps,
    n,
    same: gaps.filter(({ difference }) => difference === 0).length,
    meanGap: isEnough ? mean(gaps.map(({ difference }) => Math.abs(difference))) : null,
    lean: isEnough ? mean(gaps.map(({ difference }) => difference)) : null,
    kappa: n >= fewestForKappa ? weightedKappa(gaps.map(({ family, other: theirs }) => [family, theirs])) : null,
  }
}
