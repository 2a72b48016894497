import type { AttentionReason } from '#modules/contacts/public.ts'
import type { DossierSummary } from '#modules/dossiers/public.ts'
import { currentInstrument, findItem } from '#modules/indicators/public.ts'
import type { PersonDetails } from '#modules/people/public.ts'
import { said } from '#modules/programmes/public.ts'
import { childAge, formatDay, formatList, weeksAndDays } from '#platform/text/format.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { type Text, text } from './text.ts'

export type Sentence = { readonly strong: string; readonly rest: string }

function code(reason: AttentionReason, dossier: DossierSummary, t: Text, ctx: PageContext): string {
  const programme = dossier.programmeName
  switch (reason.code) {
    case 'never-heard':
      return t.reasons.neverHeard(reason.days)
    case 'not-heard':
      return dossier.hasLoss ? t.reasons.silentAfterLoss(reason.days) : t.reasons.notHeard(reason.days, reason.rhythm)
    case 'ask-again':
      return t.reasons.askAgain(formatDay(reason.since, ctx.locale, ctx.today))
    case 'due-soon':
      return t.reasons.dueSoon(reason.days)
    case 'birth-expected':
      return t.reasons.birthExpected(reason.days)
    case 'newborn':
      return t.reasons.newborn(reason.days)
    case 'ending-soon':
      return t.reasons.endingSoon(reason.days, programme)
    case 'past-end':
      return t.reasons.pastEnd(reason.days, programme)
  }
}

/** What is going on, then what was agreed or is missing. */
export function reasonWords(reason: AttentionReason, dossier: DossierSummary, ctx: PageContext): Sentence {
  const [strong = '', rest = ''] = code(reason, dossier, text(ctx.locale), ctx).split('|')
  return { strong, rest }
}

/** How she may be reached, in words, from what she said herself. */
export function reachWords(person: PersonDetails | undefined, ctx: PageContext): string {
  const t = text(ctx.locale)
  const safe = person?.safeContact
  const times = (safe?.times ?? []).map((time) => t.times[time])
  const when = times.length === 0 ? '' : ` ${formatList(times, ctx.locale)}`
  const how = t.reach[safe?.channel ?? 'unknown']
  const silent = safe?.mayLeaveMessage === false ? `, ${t.noVoicemail}` : ''
  return `${how}${safe?.channel === 'call' ? when : when === '' ? '' : `,${when}`}${silent}`
}

export type Reach = { readonly kind: 'call' | 'message'; readonly href: string }

/** A link that dials or writes, only when she said that this way is safe. */
export function safeLink(person: PersonDetails | undefined): Reach | null {
  const number = person?.phone?.replace(/[^+\d]/g, '') ?? ''
  if (number === '') return null
  const channel = person?.safeContact.channel
  if (channel === 'call') return { kind: 'call', href: `tel:${number}` }
  return channel === 'text' ? { kind: 'message', href: `sms:${number}` } : null
}

/** Weeks of pregnancy or the age of the child; nothing after a loss. */
export function clockWords(dossier: DossierSummary, ctx: PageContext): string {
  const { clock } = dossier
  if (clock.kind === 'pregnant') return weeksAndDays(clock, ctx.locale)
  return clock.kind === 'child' && clock.bornOn <= ctx.today ? text(ctx.locale).child(childAge(clock.bornOn, ctx.today, ctx.locale)) : ''
}

/** What an item of the dossier instrument is called; nothing when this version no longer asks it. */
export function itemName(id: string, ctx: PageContext): string[] {
  const instrument = currentInstrument('opkomst-dossier')
  const item = instrument === null ? undefined : findItem(instrument, id)
  return item === undefined ? [] : [said(item.label, ctx.locale)]
}
