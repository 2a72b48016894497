import { z } from 'zod'
import { contactChannels, contactTimes, type PersonDetails } from './domain/person.ts'

export const personColumns = [
  'id',
  'given_name',
  'family_name',
  'birth_date',
  'language',
  'needs_interpreter',
  'phone',
  'email',
  'street',
  'postcode',
  'town',
  'contact_channel',
  'contact_times',
  'may_leave_message',
  'contact_note',
  'died_on',
  'has_safe_address',
] as const

export type PersonRow = {
  readonly id: string
  readonly given_name: string
  readonly family_name: string
  readonly birth_date: string | null
  readonly language: string | null
  readonly needs_interpreter: boolean | null
  readonly phone: string | null
  readonly email: string | null
  readonly street: string | null
  readonly postcode: string | null
  readonly town: string | null
  readonly contact_channel: string | null
  readonly contact_times: readonly string[]
  readonly may_leave_message: boolean | null
  readonly contact_note: string | null
  readonly died_on: string | null
  readonly has_safe_address: boolean
}

const channel = z.enum(contactChannels).nullable()
const times = z.array(z.enum(contactTimes).catch('morning'))

export function toPerson(row: PersonRow): PersonDetails {
  return {
    id: row.id,
    givenName: row.given_name,
    familyName: row.family_name,
    birthDate: row.birth_date,
    language: row.language,
    needsInterpreter: row.needs_interpreter,
    phone: row.phone,
    email: row.email,
    street: row.street,
    postcode: row.postcode,
    town: row.town,
    safeContact: {
      channel: channel.catch(null).parse(row.contact_channel),
      times: times.parse(row.contact_times),
      mayLeaveMessage: row.may_leave_message,
      note: row.contact_note,
    },
    diedOn: row.died_on,
    hasSafeAddress: row.has_safe_address,
  }
}

/** Columns of what is told about a person; what is not told is not named, so that an update leaves it as it was. */
export function toColumns(
  person: Partial<Omit<PersonDetails, 'id'>>,
): Readonly<Record<string, unknown>> & Partial<Omit<PersonRow, 'id' | 'contact_times'>> & { contact_times?: string[] } {
  const { safeContact } = person
  return {
    ...(person.givenName === undefined ? {} : { given_name: person.givenName.trim() }),
    ...(person.familyName === undefined ? {} : { family_name: person.familyName.trim() }),
    ...(person.birthDate === undefined ? {} : { birth_date: person.birthDate }),
    ...(person.language === undefined ? {} : { language: person.language }),
    ...(person.needsInterpreter === undefined ? {} : { needs_interpreter: person.needsInterpreter }),
    ...(person.phone === undefined ? {} : { phone: person.phone }),
    ...(person.email === undefined ? {} : { email: person.email }),
    ...(person.street === undefined ? {} : { street: person.street }),
    ...(person.postcode === undefined ? {} : { postcode: person.postcode }),
    ...(person.town === undefined ? {} : { town: person.town }),
    ...(person.diedOn === undefined ? {} : { died_on: person.diedOn }),
    ...(person.hasSafeAddress === undefined ? {} : { has_safe_address: person.hasSafeAddress }),
    ...(safeContact === undefined
      ? {}
      : {
          contact_channel: safeContact.channel,
          contact_times: [...safeContact.times],
          may_leave_message: safeContact.mayLeaveMessage,
          contact_note: safeContact.note,
        }),
  }
}
