import type { ContactKind, LifeDomain } from '#modules/contacts/public.ts'
import type { EndingReason, Refused } from '#modules/dossiers/public.ts'
import type { NewPerson } from '#modules/people/public.ts'
import type { ReferParent } from '#modules/referrals/public.ts'
import type { AcceptReferral } from '../intake/accept-referral.ts'

/** Days from the day the practice municipality is made: negative is past. Weekends slide to the Friday before, as a team works. */
export type Day = number
/** For a term that counts working days. */
export type WorkingDaysAgo = { readonly workingDaysAgo: number }
/** Who of the practice accounts. */
export type Worker = 'hanne' | 'nele' | 'ayla' | 'wout'
export type Programme = 'opkomst' | 'opkomst-plus'
type Details = ReferParent['details']

/** Who she is; her age in years and days, so that it stays right whenever the practice municipality is made. */
export type ToldPerson = Omit<NewPerson, 'birthDate'> & { readonly age?: readonly [years: number, days: number] }

export type ToldReferral = {
  readonly on: Day | WorkingDaysAgo
  /** `herself`; `partner` is the account of the hospital; anything else an organisation that telephoned. */
  readonly from: string
  readonly referrerName?: string
  readonly referrerContact?: string
  readonly person: ToldPerson
  readonly due?: Day
  readonly born?: Day
  readonly locale?: string
  readonly details?: Partial<Omit<Details, 'person' | 'situation' | 'dueOn' | 'childBornOn'>>
  readonly steps?: readonly ToldStep[]
}
export type ToldStep = {
  readonly on: Day | WorkingDaysAgo
  readonly by: Worker
  readonly kind: 'contacted' | 'waiting' | 'declined'
  readonly reason: string
  readonly note?: string
}

export type ToldFamily = {
  readonly referral: ToldReferral
  readonly accepted: {
    readonly on: Day
    readonly programme: Programme
    readonly counsellor: Worker
    readonly relationship?: AcceptReferral['relationship']
    readonly outlook?: AcceptReferral['outlook']
  }
  /** First day of guidance; absent while it still has to start. */
  readonly startedOn?: Day
  /** In the order in which they happened. */
  readonly events: readonly ToldEvent[]
}

/** By is the counsellor of the moment when left out. */
type Happened<Kind extends string> = { readonly kind: Kind; readonly on: Day; readonly by?: Worker }
export type ToldContact = Happened<'contact'> & {
  readonly how: ContactKind
  readonly at?: string
  readonly minutes: number
  readonly about: readonly LifeDomain[]
  readonly note: string
}
export type ToldPromise = Happened<'promise'> & {
  readonly what: string
  readonly who?: string
  readonly due?: Day
  readonly isDone?: boolean
}
export type ToldVisit = Happened<'visit'> & {
  readonly plannedOn: Day
  readonly at: string
  readonly minutes: number
  readonly how: ContactKind
  readonly place: string
}
export type ToldMember = Happened<'member'> & {
  readonly person: ToldPerson
  readonly role: 'co-parent' | 'child' | 'relative' | 'other'
  readonly relation?: string
  readonly note?: string
}
export type ToldMeasurement = Happened<'measurement'> & {
  readonly instrument: string
  readonly moment: 'start' | 'interim' | 'end'
  readonly respondent: 'worker' | 'joint' | 'family'
  readonly answers: Readonly<Record<string, string | number>>
}
export type ToldEvent =
  | ToldContact
  | ToldPromise
  | ToldVisit
  | ToldMember
  | ToldMeasurement
  | (Happened<'focus'> & { readonly words: readonly string[] })
  | (Happened<'partner'> & { readonly organisation: string; readonly contactName: string; readonly role: string })
  | (Happened<'in-order'> & { readonly states: Readonly<Record<string, 'in_orde' | 'bezig' | 'niet_in_orde' | 'unknown'>> })
  | (Happened<'expecting'> & { readonly due: Day; readonly babies: number })
  | (Happened<'birth'> & { readonly names: readonly string[]; readonly familyName: string })
  | (Happened<'loss'> & { readonly note: string })
  | (Happened<'refusal'> & { readonly what: Refused; readonly until: Day; readonly note: string })
  | (Happened<'counsellor'> & { readonly to: Worker; readonly reason: string })
  | (Happened<'ending'> & { readonly reason: EndingReason; readonly summary: string })
  | Happened<'reopening'>
  | (Happened<'group'> & { readonly sessions: number })

type Short = { readonly by?: Worker; readonly at?: string }

/** A contact in one line, so that a history reads as a list. */
export function met(on: Day, how: ContactKind, minutes: number, about: readonly LifeDomain[], note: string, more: Short = {}): ToldContact {
  return { kind: 'contact', on, how, minutes, about, note, ...more }
}

export function promised(on: Day, what: string, more: { who?: string; due?: Day; isDone?: boolean; by?: Worker } = {}): ToldPromise {
  return { kind: 'promise', on, what, ...more }
}
