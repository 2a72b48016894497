import type { SafeContact } from '#modules/people/public.ts'
import type { InboxRow, PriorityReason, Referral } from '#modules/referrals/public.ts'
import { ageInYears, type IsoDay, pregnancyAge } from '#platform/day.ts'
import { childAge, formatDate, formatDay, formatList, weeksAndDays } from '#platform/text/format.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import type { Words } from './text.ts'

type Told = Pick<Referral, 'situation' | 'dueOn' | 'dueIsEstimate' | 'childBornOn'>

/** The clock of a family in two parts: what is strong ("36 weken en 2 dagen"), and the day behind it. */
export function clockWords(told: Told, today: IsoDay, locale: PublicLocale, t: Words): { readonly strong: string; readonly rest: string } {
  const { situation, dueOn, dueIsEstimate: isEstimate, childBornOn } = told
  if (situation === 'unsure') return { strong: t.card.unsure, rest: '' }
  if (situation === 'born') {
    if (childBornOn === null) return { strong: t.card.babyUnknown, rest: '' }
    return {
      strong: t.card.baby(childAge(childBornOn, today < childBornOn ? childBornOn : today, locale)),
      rest: t.card.bornOn(formatDay(childBornOn, locale, today)),
    }
  }
  if (dueOn === null) return { strong: t.card.pregnantUnknown, rest: '' }
  const age = pregnancyAge(dueOn, today)
  const day = formatDate(dueOn, locale)
  const rest = dueOn < today ? t.card.duePassed(day) : t.card.dueAround(day)
  return { strong: weeksAndDays(isEstimate ? { ...age, days: 0 } : age, locale), rest: isEstimate ? `${rest} (${t.card.estimate})` : rest }
}

export function sourceWords(channel: InboxRow['channel'], organisationName: string | null, t: Words): string {
  if (organisationName !== null) return t.card.via(organisationName)
  return { parent: t.card.self, partner: t.card.self, team: t.card.byTeam, import: t.card.fromList }[channel]
}

export function ageWords(birthDate: IsoDay | null, today: IsoDay, t: Words): string[] {
  return birthDate === null ? [] : [t.card.age(ageInYears(birthDate, today))]
}

export function reasonWords(reason: PriorityReason, t: Words): string {
  const words = t.card.reasons
  if (reason.kind === 'partner-asks-today') return words['partner-asks-today']
  if (reason.kind === 'waits-too-long') return words['waits-too-long'](reason.late)
  return words[reason.kind](reason.days)
}

/** How to reach her without harm, in sentences: the strip above everything else. */
export function safeWords(contact: SafeContact, locale: PublicLocale, t: Words): { readonly lead: string; readonly rest: string } {
  const how = contact.channel === null ? t.safe.call : t.safe.channels[contact.channel]
  const times = formatList(
    contact.times.map((time) => t.safe.times[time]),
    locale,
  )
  const message = contact.mayLeaveMessage === null ? t.safe.notAsked : contact.mayLeaveMessage ? t.safe.yes : t.safe.no
  return {
    lead: `${[how, times].filter((part) => part !== '').join(' ')}.`,
    rest: [message, contact.note ?? ''].filter((part) => part !== '').join(' '),
  }
}

export function initialsOf(person: { readonly givenName: string; readonly familyName: string }): string {
  return [person.givenName, person.familyName].map((name) => [...name][0]?.toUpperCase() ?? '').join('')
}
