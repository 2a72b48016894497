import type { IsoDay } from '#platform/day.ts'
import type { BulkRow } from './bulk-insert.ts'
import type { Random } from './random.ts'

/** Tables a family is written to, in the order their keys ask for. */
export const familyTables = [
  'people.person',
  'referrals.referral',
  'referrals.step',
  'dossiers.dossier',
  'dossiers.programme_period',
  'dossiers.member',
  'dossiers.pregnancy',
  'dossiers.birth',
  'dossiers.loss',
  'dossiers.assignment',
  'dossiers.ending',
  'contacts.contact',
  'contacts.next_step',
  'contacts.visit',
  'indicators.measurement',
  'indicators.score',
  'groups.participation',
] as const
export type FamilyTable = (typeof familyTables)[number]
export type FamilyRows = { readonly [T in FamilyTable]: BulkRow<T>[] }

export type RowContext = {
  readonly random: Random
  readonly municipalityId: string
  readonly newId: () => string
  readonly now: Date
  readonly today: IsoDay
  readonly organisations: readonly [string, ...string[]]
  /** The next number of a dossier or referral of a year. */
  readonly reference: (prefix: 'OP' | 'AM', day: IsoDay) => string
}

export function emptyRows(): FamilyRows {
  return {
    'people.person': [],
    'referrals.referral': [],
    'referrals.step': [],
    'dossiers.dossier': [],
    'dossiers.programme_period': [],
    'dossiers.member': [],
    'dossiers.pregnancy': [],
    'dossiers.birth': [],
    'dossiers.loss': [],
    'dossiers.assignment': [],
    'dossiers.ending': [],
    'contacts.contact': [],
    'contacts.next_step': [],
    'contacts.visit': [],
    'indicators.measurement': [],
    'indicators.score': [],
    'groups.participation': [],
  }
}

// Written down on the day itself, in the morning; never later than now.
export function instantOf({ now }: RowContext, day: IsoDay): Date {
  const morning = new Date(`${day}T08:00:00Z`)
  return morning > now ? now : morning
}
