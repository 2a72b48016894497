import type { IsoDay } from '#platform/day.ts'

export const contactChannels = ['call', 'text', 'whatsapp', 'email', 'via-someone'] as const
export type ContactChannel = (typeof contactChannels)[number]
export const contactTimes = ['morning', 'afternoon', 'evening', 'weekend'] as const
export type ContactTime = (typeof contactTimes)[number]

/** How somebody is reached without putting her in danger. Null is "not asked". */
export type SafeContact = {
  readonly channel: ContactChannel | null
  readonly times: readonly ContactTime[]
  readonly mayLeaveMessage: boolean | null
  readonly note: string | null
}

export type PersonDetails = {
  readonly id: string
  readonly givenName: string
  /** Empty when not known. */
  readonly familyName: string
  readonly birthDate: IsoDay | null
  /** ISO 639-1. */
  readonly language: string | null
  readonly needsInterpreter: boolean | null
  readonly phone: string | null
  readonly email: string | null
  readonly street: string | null
  readonly postcode: string | null
  readonly town: string | null
  readonly safeContact: SafeContact
  /** Nobody outside the team may learn where, how or with whom she is. */
  readonly hasSafeAddress: boolean
  readonly diedOn: IsoDay | null
}

/** What is told about a new person: a first name is enough. */
export type NewPerson = { readonly givenName: string } & Partial<Omit<PersonDetails, 'id' | 'givenName'>>

export function fullName(person: { readonly givenName: string; readonly familyName: string }): string {
  return `${person.givenName} ${person.familyName}`.trim()
}
