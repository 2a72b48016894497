import { addDays, daysBetween, type IsoDay } from '#platform/day.ts'

/** Rhythm of a family whose phase is not known, in days. */
export const defaultRhythm = 14

/** First contact after opening is expected within a week, sooner when the rhythm of the phase is shorter. */
const firstContactDays = 7
const dueSoonDays = 28
const newbornDays = 14
const endingSoonDays = 28
const plannedVisitDays = 7

export type Refusal = { readonly what: 'contact' | 'guidance' | 'measurement'; readonly refusedOn: IsoDay; readonly untilOn: IsoDay | null }

/** A running dossier, as far as it matters for who needs a sign of life first. */
export type AttentionFacts = {
  readonly openedOn: IsoDay
  readonly startedOn: IsoDay | null
  /** Null when the phase is not known. */
  readonly rhythmDays: number | null
  /** Last contact in which the family was heard; a visit nobody opened the door for does not count. */
  readonly lastHeardOn: IsoDay | null
  readonly refusals: readonly Refusal[]
  readonly dueOn: IsoDay | null
  readonly bornOn: IsoDay | null
  readonly hasLoss: boolean
  readonly plannedEndOn: IsoDay | null
  readonly hasHandover: boolean
  readonly nextVisitOn: IsoDay | null
}

export type AttentionReason =
  | { readonly code: 'never-heard'; readonly days: number }
  | { readonly code: 'not-heard'; readonly days: number; readonly rhythm: number }
  | { readonly code: 'ask-again'; readonly since: IsoDay }
  | { readonly code: 'due-soon'; readonly days: number }
  | { readonly code: 'birth-expected'; readonly days: number }
  | { readonly code: 'newborn'; readonly days: number }
  | { readonly code: 'ending-soon'; readonly days: number }
  | { readonly code: 'past-end'; readonly days: number }

export type AttentionAct = 'call' | 'be-gentle' | 'plan-visit' | 'record-birth' | 'plan-handover' | 'close-or-extend'

export type Attention = {
  /** Higher is sooner. From 100; 200 is "now". */
  readonly urgency: number
  /** Most urgent first, at least one. */
  readonly reasons: readonly [AttentionReason, ...AttentionReason[]]
  readonly act: AttentionAct
}

type Weighed = { readonly weight: number; readonly reason: AttentionReason; readonly act: AttentionAct }

/** The refusal that asks us to stay away today, or null. A family that refuses a measurement still wants to be heard. */
export function respectedRefusal(refusals: readonly Refusal[], today: IsoDay): Refusal | null {
  const holding = refusals.filter(
    (refusal) => refusal.what !== 'measurement' && refusal.refusedOn <= today && (refusal.untilOn === null || refusal.untilOn >= today),
  )
  // The one that lasts longest: that is the day we may ask again.
  return holding.sort((a, b) => (b.untilOn ?? '9999').localeCompare(a.untilOn ?? '9999'))[0] ?? null
}

function silenceWeight(days: number, rhythm: number): number {
  return 100 + Math.min(200, Math.round((100 * (days - rhythm)) / rhythm))
}

function silence(facts: AttentionFacts, today: IsoDay): Weighed | null {
  const act = facts.hasLoss ? 'be-gentle' : 'call'
  const rhythm = facts.rhythmDays ?? defaultRhythm
  const from = facts.lastHeardOn ?? facts.startedOn ?? facts.openedOn
  const limit = facts.lastHeardOn === null ? Math.min(rhythm, firstContactDays) : rhythm
  const days = daysBetween(from, today)
  const askAgainOn = facts.refusals
    .filter((refusal) => refusal.what !== 'measurement' && refusal.untilOn !== null && refusal.untilOn < today)
    .map((refusal) => refusal.untilOn ?? '')
    .sort()
    .at(-1)
  if (askAgainOn !== undefined && (facts.lastHeardOn === null || facts.lastHeardOn <= askAgainOn)) {
    const weight = Math.max(130, silenceWeight(days, limit))
    return { weight, reason: { code: 'ask-again', since: askAgainOn }, act: 'be-gentle' }
  }
  if (days <= limit) return null
  // A visit within the week is answer enough, until the silence is twice what was agreed.
  const visit = facts.nextVisitOn
  if (visit !== null && visit >= today && daysBetween(today, visit) <= plannedVisitDays && days <= 2 * limit) return null
  const reason: AttentionReason = facts.lastHeardOn === null ? { code: 'never-heard', days } : { code: 'not-heard', days, rhythm }
  return { weight: silenceWeight(days, limit), reason, act }
}

function birth(facts: AttentionFacts, today: IsoDay): Weighed | null {
  if (facts.hasLoss) return null
  if (facts.bornOn !== null) {
    const days = daysBetween(facts.bornOn, today)
    const heardSince = facts.lastHeardOn !== null && facts.lastHeardOn >= facts.bornOn
    if (days < 0 || days > newbornDays || heardSince) return null
    return { weight: 320 + days, reason: { code: 'newborn', days }, act: 'call' }
  }
  if (facts.dueOn === null) return null
  const days = daysBetween(today, facts.dueOn)
  if (days < 0) return { weight: 300 + Math.min(30, -days), reason: { code: 'birth-expected', days: -days }, act: 'record-birth' }
  if (days > dueSoonDays || (facts.nextVisitOn !== null && facts.nextVisitOn >= today)) return null
  return { weight: 220 + (dueSoonDays - days) * 2, reason: { code: 'due-soon', days }, act: 'plan-visit' }
}

// After a loss the planned end is a child's birthday that will not come.
function ending(facts: AttentionFacts, today: IsoDay): Weighed | null {
  if (facts.plannedEndOn === null || facts.hasLoss) return null
  const days = daysBetween(today, facts.plannedEndOn)
  if (days < 0) return { weight: 210 + Math.min(60, -days), reason: { code: 'past-end', days: -days }, act: 'close-or-extend' }
  if (days > endingSoonDays || facts.hasHandover) return null
  return { weight: 150 + (endingSoonDays - days) * 2, reason: { code: 'ending-soon', days }, act: 'plan-handover' }
}

/**
 * Decides whether a running dossier is shown under "not to lose sight of", how urgently and why.
 *
 * The rhythm is about being heard: messages count, visits nobody opened for do not. A family that asked to be left alone is never on
 * the list until the day it named has passed. After a loss nothing about a baby is said; the gentle rhythm stays. The longer the silence, the
 * never lower the urgency. `today` is the day in Belgium.
 */
export function needsAttention(facts: AttentionFacts, today: IsoDay): Attention | null {
  if (respectedRefusal(facts.refusals, today) !== null) return null
  const [first, ...others] = [silence(facts, today), birth(facts, today), ending(facts, today)]
    .filter((weighed) => weighed !== null)
    .sort((a, b) => b.weight - a.weight)
  if (first === undefined) return null
  return { urgency: first.weight + 10 * others.length, reasons: [first.reason, ...others.map((other) => other.reason)], act: first.act }
}

/** The first day on which silence alone would bring this family on the list. */
export function silentFrom(facts: Pick<AttentionFacts, 'openedOn' | 'startedOn' | 'rhythmDays' | 'lastHeardOn'>): IsoDay {
  const rhythm = facts.rhythmDays ?? defaultRhythm
  const limit = facts.lastHeardOn === null ? Math.min(rhythm, firstContactDays) : rhythm
  return addDays(facts.lastHeardOn ?? facts.startedOn ?? facts.openedOn, limit + 1)
}

export const attentionAnswers = ['done', 'tomorrow', 'not-needed'] as const
export type AttentionAnswer = (typeof attentionAnswers)[number]

/** Until which day a reminder that was answered stays away: a day, or the rhythm that was agreed with this family. */
export function quietUntil(answer: AttentionAnswer, rhythmDays: number | null, today: IsoDay): IsoDay {
  if (answer === 'tomorrow') return addDays(today, 1)
  return addDays(today, rhythmDays ?? defaultRhythm)
}
