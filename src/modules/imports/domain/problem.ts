import type { FieldId } from './fields.ts'

export const PROBLEM_CODES = [
  'required',
  'name-missing',
  'given-name-missing',
  'birth-date-missing',
  'programme-missing',
  'programme-unknown',
  'referral-day-missing',
  'referral-day-assumed',
  'day-unreadable',
  'day-impossible',
  'day-not-known',
  'day-in-future',
  'number-unreadable',
  'value-unknown',
  'value-guessed',
  'out-of-range',
  'birth-after-referral',
  'mother-age',
  'started-before-referral',
  'ended-before-start',
  'ended-before-referral',
  'end-reason-without-end',
  'end-reason-unknown',
  'organisation-new',
  'child-born-before-start',
  'due-far-from-birth',
  'weeks-differ-from-due',
  'weeks-derived',
  'pregnancy-derived',
  'pregnancy-contradicts-weeks',
  'reference-twice',
  'row-repeated',
  'reference-unknown',
  'item-unknown',
  'item-twice',
  'row-differs',
  'dossier-restricted',
] as const
export type ProblemCode = (typeof PROBLEM_CODES)[number]

/** One thing wrong in one cell. An error keeps the whole row out; a warning lets it in and says what to look at. */
export type Problem = {
  readonly rowNumber: number
  /** The header as the file has it; null when the file has no such column. */
  readonly column: string | null
  readonly field: FieldId | null
  readonly value: string
  readonly code: ProblemCode
  readonly severity: 'error' | 'warning'
}

export const hasError = (problems: readonly Problem[]): boolean => problems.some(({ severity }) => severity === 'error')
