import type { IsoDay } from '#platform/day.ts'
import type { Criterion } from './criteria.ts'
import type { InOrderItem } from './fields.ts'
import type { Source } from './mapping.ts'
import type { CriterionValue, EndReasonCode, Housing, Income, State } from './vocabulary.ts'

export type EndReason = {
  readonly text: string
  readonly code: EndReasonCode | null
  /** Null when the reason is not one the mapping knows: then nobody may count it either way. */
  readonly dropOut: boolean | null
}

/** One line of a registration list, read. Null always means: the list does not say; it is never "no" or zero. */
export type RegistrationRow = {
  readonly rowNumber: number
  readonly reference: string | null
  readonly familyName: string
  readonly givenName: string
  readonly birthDate: IsoDay | null
  readonly programme: string
  readonly referredOn: IsoDay
  readonly startedOn: IsoDay | null
  readonly source: Source | null
  readonly pregnantAtStart: boolean | null
  /** Completed weeks. */
  readonly weeksAtStart: number | null
  readonly dueOn: IsoDay | null
  readonly childBornOn: IsoDay | null
  readonly twins: boolean | null
  readonly single: boolean | null
  readonly income: Exclude<Income, 'unknown'> | null
  readonly housingStart: Exclude<Housing, 'unknown'> | null
  readonly housingEnd: Exclude<Housing, 'unknown'> | null
  readonly inOrder: Readonly<Record<InOrderItem, { readonly start: State; readonly end: State }>>
  readonly criteria: Readonly<Record<Criterion, CriterionValue>>
  readonly groupSessions: number | null
  readonly endedOn: IsoDay | null
  readonly endReason: EndReason | null
  readonly remarks: string
}
