import { daysBetween, type IsoDay, workingDaysBetween } from '#platform/day.ts'

/** Working days within which a parent hears somebody of the team; the promise on the public page. */
export const promisedWorkingDays = 3

export type Waiting =
  | { readonly kind: 'running'; readonly days: number; readonly late: number }
  | { readonly kind: 'answered'; readonly days: number }
  /** The parent does not know yet: nobody calls, so no clock runs. */
  | { readonly kind: 'asking-first' }

/** How long a parent waits for a first contact, in working days since the day she was referred; late is how many beyond the promise. */
export function waitingOf(
  referral: { readonly receivedOn: IsoDay; readonly mayCall: boolean; readonly contactedOn: IsoDay | null },
  today: IsoDay,
): Waiting {
  if (referral.contactedOn !== null) return { kind: 'answered', days: workingDaysBetween(referral.receivedOn, referral.contactedOn) }
  if (!referral.mayCall) return { kind: 'asking-first' }
  const days = workingDaysBetween(referral.receivedOn, today)
  return { kind: 'running', days, late: Math.max(0, days - promisedWorkingDays) }
}

export type PriorityReason =
  | { readonly kind: 'partner-asks-today' }
  | { readonly kind: 'birth-near'; readonly days: number }
  | { readonly kind: 'birth-passed'; readonly days: number }
  | { readonly kind: 'waits-too-long'; readonly late: number }

export type Ranked = {
  readonly id: string
  readonly receivedOn: IsoDay
  readonly mayCall: boolean
  readonly contactedOn: IsoDay | null
  readonly situation: 'pregnant' | 'born' | 'unsure'
  readonly dueOn: IsoDay | null
  readonly urgency: 'today' | 'this-week' | 'no-hurry' | null
}

const nearBirthDays = 42

/** Why somebody is called before others, strongest first; empty when nothing presses. */
export function priorityReasons(referral: Ranked, today: IsoDay): readonly PriorityReason[] {
  if (!referral.mayCall) return []
  const reasons: PriorityReason[] = []
  if (referral.urgency === 'today') reasons.push({ kind: 'partner-asks-today' })
  const days = referral.situation === 'pregnant' && referral.dueOn !== null ? daysBetween(today, referral.dueOn) : null
  if (days !== null && days >= 0 && days <= nearBirthDays) reasons.push({ kind: 'birth-near', days })
  if (days !== null && days < 0) reasons.push({ kind: 'birth-passed', days: -days })
  const waiting = waitingOf(referral, today)
  if (waiting.kind === 'running' && waiting.late > 0) reasons.push({ kind: 'waits-too-long', late: waiting.late })
  return reasons
}

const bySituation = { pregnant: 0, unsure: 1, born: 2 } as const

function rank(referral: Ranked): readonly (number | string)[] {
  return [
    referral.mayCall ? 0 : 1,
    referral.urgency === 'today' ? 0 : 1,
    bySituation[referral.situation],
    referral.situation === 'pregnant' ? (referral.dueOn ?? '9999-12-31') : '',
    referral.receivedOn,
    referral.id,
  ]
}

/**
 * Whom to call first: a partner who asks for contact today, then pregnancies by nearest birth, then who is not sure, then born children; among equals
 * the longest waiting. A parent who does not know of the referral comes last, because nobody may call her.
 */
export function inOrderOfCalling<R extends Ranked>(referrals: readonly R[]): readonly R[] {
  return [...referrals].sort((a, b) => {
    const left = rank(a)
    const right = rank(b)
    const place = left.findIndex((part, index) => part !== right[index])
    const [one, other] = [left[place] ?? 0, right[place] ?? 0]
    return place === -1 ? 0 : one < other ? -1 : 1
  })
}
