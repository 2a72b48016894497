import { z } from 'zod'
import { contactChannels, contactTimes } from '#modules/people/public.ts'
import type { IsoDay } from '#platform/day.ts'
import { manyOf, optionalChoice, optionalText, ticked } from '#platform/http/form.ts'
import { parseTypedDay } from '#platform/text/parse-day.ts'
import { isLanguage } from '../domain/languages.ts'
import { type ReferralDetails, situations } from '../domain/referral.ts'
import { emptyScreening } from '../domain/screening.ts'
import { checkPhone, dueFromMonths, helpTiles } from '../domain/told-by-parent.ts'
import type { PublicText } from '../text.ts'

export const months = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'unknown'] as const
export const callTimes = ['morning', 'afternoon', 'evening', 'any'] as const

/** Every field may be missing here; what is needed is asked in `complain`, so that all errors come at once and in the order of the page. */
function fields(t: PublicText) {
  const e = t.errors
  return z.object({
    help: manyOf(helpTiles, e.choice),
    situation: optionalChoice(situations, e.choice),
    months: optionalChoice(months, e.choice),
    childBorn: optionalText(40, e.tooLong),
    givenName: optionalText(80, e.tooLong),
    familyName: optionalText(80, e.tooLong),
    phone: optionalText(40, e.tooLong),
    channel: optionalChoice(contactChannels, e.choice),
    email: optionalText(120, e.tooLong),
    trusted: optionalText(300, e.tooLong),
    times: manyOf(callTimes, e.choice),
    message: optionalChoice(['yes', 'no'], e.choice),
    postcode: optionalText(10, e.tooLong),
    language: optionalText(10, e.tooLong),
    interpreter: ticked,
    note: optionalText(4000, e.tooLong),
  })
}
type Told = z.output<ReturnType<typeof fields>>

function complain(told: Told, t: PublicText, today: IsoDay, say: (field: string, message: string) => void): void {
  const e = t.errors
  if (told.situation === null) say('situation', e.situation)
  if (told.situation === 'pregnant' && told.months === null) say('months', e.months)
  if (told.situation === 'born') complainOfBirth(told.childBorn, t, today, say)
  if (told.givenName === null) say('givenName', e.givenName)
  const phoneNeeded = told.channel !== 'email' && told.channel !== 'via-someone'
  if (told.phone === null && phoneNeeded) say('phone', e.phone)
  if (told.phone !== null) {
    const phone = checkPhone(told.phone)
    if (phone.kind === 'too-short') say('phone', e.phoneShort(phone.missing))
    if (phone.kind === 'not-a-number') say('phone', e.phoneWrong)
  }
  const emailWrong = told.email !== null && !z.email().safeParse(told.email).success
  if (emailWrong || (told.channel === 'email' && told.email === null)) say('email', e.email)
  if (told.channel === 'via-someone' && told.trusted === null) say('trusted', e.trusted)
  if (told.postcode === null) say('postcode', e.postcode)
  else if (!/^[1-9]\d{3}$/.test(told.postcode)) say('postcode', e.postcodeWrong)
}

function complainOfBirth(typed: string | null, t: PublicText, today: IsoDay, say: (field: string, message: string) => void): void {
  const day = typed === null ? null : parseTypedDay(typed, today)
  if (day === null) say('childBorn', t.errors.childBorn)
  else if (day > today) say('childBorn', t.errors.childBornFuture)
}

/** The public form. Says everything that is wrong at once; what it lets through is complete. */
export function parentForm(t: PublicText, today: IsoDay) {
  return fields(t)
    .superRefine((told, context) => {
      complain(told, t, today, (field, message) => context.addIssue({ code: 'custom', path: [field], message }))
    })
    .transform((told) => ({ postcode: told.postcode ?? '', details: detailsOf(told, today) }))
}

/** Answers of a situation that was changed while filling in are left out: months of who says her baby is there. */
function detailsOf(told: Told, today: IsoDay): ReferralDetails {
  const situation = told.situation ?? 'unsure'
  const month = situation === 'pregnant' && told.months !== null && told.months !== 'unknown' ? Number(told.months) : null
  return {
    person: personOf(told),
    situation,
    dueOn: month === null ? null : dueFromMonths(month, today),
    dueIsEstimate: month !== null,
    childBornOn: situation === 'born' && told.childBorn !== null ? parseTypedDay(told.childBorn, today) : null,
    helpWanted: told.help,
    message: told.note,
    agreement: null,
    agreedOn: null,
    agreedLanguage: null,
    mayTellStatus: false,
    mayTellCounsellor: false,
    screening: emptyScreening,
    signals: [],
    urgency: null,
    warmHandover: false,
  }
}

function personOf(told: Told): ReferralDetails['person'] {
  const anyTime = told.times.includes('any')
  return {
    givenName: told.givenName ?? '',
    familyName: told.familyName ?? '',
    phone: told.phone,
    email: told.email,
    postcode: told.postcode,
    language: told.language !== null && isLanguage(told.language) ? told.language : null,
    needsInterpreter: told.interpreter,
    safeContact: {
      channel: told.channel,
      times: contactTimes.filter((time) => (anyTime ? time !== 'weekend' : told.times.some((told) => told === time))),
      mayLeaveMessage: told.message === null ? null : told.message === 'yes',
      note: told.trusted,
    },
  }
}
