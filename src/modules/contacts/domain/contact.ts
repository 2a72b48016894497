import type { IsoDay } from '#platform/day.ts'
import { ok, type Result, refuse } from '#platform/result.ts'

export const contactKinds = ['home-visit', 'office', 'phone', 'message', 'accompanied', 'warm-handover', 'no-show'] as const
export type ContactKind = (typeof contactKinds)[number]

export const lifeDomains = ['housing', 'money', 'paperwork', 'baby', 'wellbeing', 'network'] as const
export type LifeDomain = (typeof lifeDomains)[number]

/** Kinds in which the family was heard: everything except an appointment that did not happen. */
export function isHeard(kind: ContactKind): boolean {
  return kind !== 'no-show'
}

export type Contact = {
  readonly kind: ContactKind
  readonly happenedOn: IsoDay
  /** 'HH:MM' on a Belgian wall, null when not noted. */
  readonly happenedAt: string | null
  readonly minutes: number | null
  readonly domains: readonly LifeDomain[]
  readonly note: string | null
}

export type OpenPeriod = { readonly openedOn: IsoDay; readonly endedOn: IsoDay | null }

export type ContactRefusal =
  | { readonly kind: 'in-future'; readonly today: IsoDay }
  | { readonly kind: 'before-opening'; readonly openedOn: IsoDay }
  | { readonly kind: 'after-ending'; readonly endedOn: IsoDay }
  | { readonly kind: 'minutes-impossible' }

const minutesInADay = 1440

/** A contact is recorded after it happened, on a dossier that was open on that day, and lasted less than a day. */
export function checkContact(contact: Contact, dossier: OpenPeriod, today: IsoDay): Result<Contact, ContactRefusal> {
  const { happenedOn, minutes } = contact
  if (happenedOn > today) return refuse({ kind: 'in-future', today })
  if (happenedOn < dossier.openedOn) return refuse({ kind: 'before-opening', openedOn: dossier.openedOn })
  if (dossier.endedOn !== null && happenedOn > dossier.endedOn) return refuse({ kind: 'after-ending', endedOn: dossier.endedOn })
  if (minutes !== null && (!Number.isInteger(minutes) || minutes < 0 || minutes > minutesInADay))
    return refuse({ kind: 'minutes-impossible' })
  return ok({ ...contact, domains: lifeDomains.filter((domain) => contact.domains.includes(domain)) })
}
