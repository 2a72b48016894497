import { z } from 'zod'
import { contactTimes } from '#modules/people/public.ts'
import { daysBetween, type IsoDay } from '#platform/day.ts'
import { manyOf, optionalChoice, optionalDay, optionalText, ticked } from '#platform/http/form.ts'
import type { FormValues } from '#platform/web/form-state.ts'
import { isLanguage } from '../domain/languages.ts'
import { agreements, type ReferralDetails, signals, urgencies } from '../domain/referral.ts'
import { type CriterionAnswer, criteria, type Screening } from '../domain/screening.ts'
import { checkPhone } from '../domain/told-by-parent.ts'
import type { Referral } from '../queries/read-referral.ts'
import type { StaffWords } from '../text.ts'

const answers = ['weak', 'not-weak', 'unknown'] as const

function fields(t: StaffWords, today: IsoDay) {
  const e = t.errors
  const answer = optionalChoice(answers, e.choice)
  return z.object({
    agreement: optionalChoice(agreements, e.choice),
    agreedOn: optionalDay(today, e.day),
    agreedLanguage: optionalText(10, e.tooLong),
    mayTellStatus: ticked,
    mayTellCounsellor: ticked,
    givenName: optionalText(80, e.tooLong),
    familyName: optionalText(80, e.tooLong),
    birthDate: optionalDay(today, e.birthDate),
    dueOn: optionalDay(today, e.day),
    childBornOn: optionalDay(today, e.day),
    postcode: optionalText(10, e.tooLong),
    language: optionalText(10, e.tooLong),
    interpreter: ticked,
    phone: optionalText(40, e.tooLong),
    times: manyOf(contactTimes, e.choice),
    noMessage: ticked,
    contactNote: optionalText(300, e.tooLong),
    income: answer,
    education: answer,
    work: answer,
    stimulation: answer,
    housing: answer,
    health: answer,
    signals: manyOf(signals, e.choice),
    urgency: optionalChoice(urgencies, e.choice),
    warmHandover: ticked,
    message: optionalText(4000, e.tooLong),
    referrerName: optionalText(120, e.tooLong),
    referrerContact: optionalText(120, e.tooLong),
    organisationId: optionalText(40, e.tooLong),
  })
}
type Told = z.output<ReturnType<typeof fields>>

export type ReferralFormOptions = { readonly today: IsoDay; readonly needsReferrer: boolean }

function complain(
  told: Told,
  t: StaffWords,
  { today, needsReferrer }: ReferralFormOptions,
  say: (field: string, message: string) => void,
): void {
  const e = t.errors
  if (told.agreement === null) say('agreement', e.agreement)
  if (told.agreedOn !== null && told.agreedOn > today) say('agreedOn', e.agreedFuture)
  if (told.givenName === null) say('givenName', e.givenName)
  if (told.birthDate !== null && (told.birthDate >= today || daysBetween(told.birthDate, today) > 70 * 366)) say('birthDate', e.birthDate)
  if (told.dueOn !== null && (daysBetween(today, told.dueOn) > 305 || daysBetween(told.dueOn, today) > 61)) say('dueOn', e.dueFar)
  if (told.childBornOn !== null && told.childBornOn > today) say('childBornOn', e.childBornFuture)
  if (told.postcode !== null && !/^[1-9]\d{3}$/.test(told.postcode)) say('postcode', e.postcode)
  if (told.phone === null && !told.warmHandover && told.agreement !== 'not-asked') say('phone', e.phone)
  if (told.phone !== null) {
    const phone = checkPhone(told.phone)
    if (phone.kind !== 'ok') say('phone', phone.kind === 'too-short' ? e.phoneShort : e.phoneWrong)
  }
  if (needsReferrer && told.referrerName === null) say('referrerName', e.referrerName)
}

/** The one-page form of partners, and of the team on the telephone. What is not known stays open; all errors come at once. */
export function referralForm(t: StaffWords, options: ReferralFormOptions) {
  return fields(t, options.today)
    .superRefine((told, context) => {
      complain(told, t, options, (field, message) => context.addIssue({ code: 'custom', path: [field], message }))
    })
    .transform((told) => ({
      details: detailsOf(told),
      referrerName: told.referrerName,
      referrerContact: told.referrerContact,
      organisationId: z.uuid().safeParse(told.organisationId).success ? told.organisationId : null,
    }))
}

function toAnswer(typed: (typeof answers)[number] | null): CriterionAnswer | null {
  return typed === 'not-weak' ? 'not_weak' : typed
}

function detailsOf(told: Told): ReferralDetails {
  const asked = told.agreement === 'spoken' || told.agreement === 'written'
  const screening: Screening = {
    income: toAnswer(told.income),
    education: toAnswer(told.education),
    work: toAnswer(told.work),
    stimulation: toAnswer(told.stimulation),
    housing: toAnswer(told.housing),
    health: toAnswer(told.health),
  }
  return {
    person: {
      givenName: told.givenName ?? '',
      familyName: told.familyName ?? '',
      birthDate: told.birthDate,
      postcode: told.postcode,
      language: told.language !== null && isLanguage(told.language) ? told.language : null,
      needsInterpreter: told.interpreter ? true : null,
      phone: told.phone,
      safeContact: { channel: null, times: told.times, mayLeaveMessage: told.noMessage ? false : null, note: told.contactNote },
    },
    // Born before due: a partner may give both, and the birth is the later news.
    situation: told.childBornOn !== null ? 'born' : told.dueOn !== null ? 'pregnant' : 'unsure',
    dueOn: told.dueOn,
    dueIsEstimate: false,
    childBornOn: told.childBornOn,
    helpWanted: [],
    message: told.message,
    agreement: told.agreement,
    agreedOn: asked ? told.agreedOn : null,
    agreedLanguage: asked ? told.agreedLanguage : null,
    mayTellStatus: asked && told.mayTellStatus,
    mayTellCounsellor: asked && told.mayTellCounsellor,
    screening,
    signals: told.signals,
    urgency: told.urgency,
    warmHandover: told.warmHandover,
  }
}

/** A stored referral as the form shows it, to adjust. */
export function referralValues(referral: Referral): FormValues {
  const { person } = referral
  const yes = (is: boolean): string | undefined => (is ? 'yes' : undefined)
  const screening = Object.fromEntries(criteria.map((name) => [name, referral.screening[name]?.replace('_', '-')]))
  return {
    agreement: referral.agreement ?? '',
    agreedOn: referral.agreedOn ?? '',
    agreedLanguage: referral.agreedLanguage ?? '',
    mayTellStatus: yes(referral.mayTellStatus),
    mayTellCounsellor: yes(referral.mayTellCounsellor),
    givenName: person.givenName,
    familyName: person.familyName,
    birthDate: person.birthDate ?? '',
    dueOn: referral.dueOn ?? '',
    childBornOn: referral.childBornOn ?? '',
    postcode: person.postcode ?? '',
    language: person.language ?? '',
    interpreter: yes(person.needsInterpreter === true),
    phone: person.phone ?? '',
    times: person.safeContact.times,
    noMessage: yes(person.safeContact.mayLeaveMessage === false),
    contactNote: person.safeContact.note ?? '',
    ...screening,
    signals: referral.signals,
    urgency: referral.urgency ?? '',
    warmHandover: yes(referral.warmHandover),
    message: referral.message ?? '',
    referrerName: referral.referrerName ?? '',
    referrerContact: referral.referrerContact ?? '',
  }
}
