import { type IsoDay, isDay } from '#platform/day.ts'
import { addWorkingDays, workingDaysLeft } from './working-days.ts'

/** A period within which somebody must answer, as it holds from a day on. A proposal: the letter one received goes before it. */
type DatedTerm = { readonly validFrom: IsoDay; readonly workingDays: number; readonly source: string }

// The source names the number, not the day since when: ask the centre when it matters.
const inquiry: readonly DatedTerm[] = [
  { validFrom: '2014-03-01', workingDays: 65, source: 'vertrouwenscentrum.be, werking van de gemandateerde voorziening' },
]

/** Working days a mandated facility has for its inquiry, as known on a day; null before the first that is known. */
export function inquiryTerm(day: IsoDay): DatedTerm | null {
  return inquiry.findLast(({ validFrom }) => validFrom <= day) ?? null
}

export type Term = { readonly startedOn: IsoDay; readonly workingDays: number }
export type TermState = { readonly endsOn: IsoDay; readonly left: number; readonly state: 'running' | 'soon' | 'over' }

/** From how many working days before its end the members are told. */
export const soonFrom = 5

/** Where a term stands on a day. On its last day it still runs. */
export function termOn(term: Term, today: IsoDay): TermState {
  if (!isDay(term.startedOn)) throw new Error('a term starts on a day')
  const endsOn = addWorkingDays(term.startedOn, term.workingDays)
  const left = workingDaysLeft(today, endsOn)
  return { endsOn, left, state: today > endsOn ? 'over' : left <= soonFrom ? 'soon' : 'running' }
}
