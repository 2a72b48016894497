import type { IsoDay } from '#platform/day.ts'
import { fewestForMean } from './agreement.ts'

/** One talk of one family: over how many rights both gave a number, how far apart those are together, and how many are the same. */
export type TalkGap = {
  readonly dossierId: string
  readonly talkId: string
  readonly heldOn: IsoDay
  readonly n: number
  readonly gap: number
  readonly same: number
}

/** Fewer families are not told apart from each other: then nothing is shown but that they are few. */
export const fewestFamilies = 5

export type FamiliesAgreement =
  | { readonly kind: 'none' }
  | { readonly kind: 'few' }
  | {
      readonly kind: 'shown'
      /** Families with a talk in which both gave at least five rights a number; each counts once, with its last. */
      readonly families: number
      readonly rights: number
      readonly same: number
      /** Mean over families of their mean difference without sign, in points of ten. */
      readonly meanGap: number
      /** Of families with two such talks or more: mean difference in their first and in their last. Null: fewer than five such families. */
      readonly overTime: { readonly families: number; readonly first: number; readonly last: number } | null
    }

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const meanOf = ({ gap, n }: TalkGap): number => gap / n

/** How near families and their workers look at rights, over families. Talks with too few rights for a mean stay out, as on the page of one family. */
export function agreementOfFamilies(talks: readonly TalkGap[]): FamiliesAgreement {
  const enough = talks
    .filter(({ n }) => n >= fewestForMean)
    .toSorted((a, b) => a.heldOn.localeCompare(b.heldOn) || a.talkId.localeCompare(b.talkId))
  const families = [...Map.groupBy(enough, ({ dossierId }) => dossierId).values()]
  if (families.length === 0) return { kind: 'none' }
  if (families.length < fewestFamilies) return { kind: 'few' }
  const lasts = families.flatMap((own) => own.slice(-1))
  const pairs = families.flatMap((own) => {
    const [first] = own
    const last = own.at(-1)
    return first === undefined || last === undefined || first === last ? [] : [{ first: meanOf(first), last: meanOf(last) }]
  })
  return {
    kind: 'shown',
    families: families.length,
    rights: lasts.reduce((sum, { n }) => sum + n, 0),
    same: lasts.reduce((sum, { same }) => sum + same, 0),
    meanGap: mean(lasts.map(meanOf)),
    overTime:
      pairs.length < fewestFamilies
        ? null
        : { families: pairs.length, first: mean(pairs.map(({ first }) => first)), last: mean(pairs.map(({ last }) => last)) },
  }
}
