import type { IsoDay } from '#platform/day.ts'

/** What a pack needs to know of a family to place it in time. Null is "not known", never "not". */
export type FamilyFacts = {
  /** First day of guidance. */
  readonly startedOn: IsoDay | null
  readonly dueOn: IsoDay | null
  readonly bornOn: IsoDay | null
  /** A loss left no child of this guidance, born or expected. */
  readonly hasLoss: boolean
}
