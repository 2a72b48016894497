import { addMonths, type IsoDay } from '#platform/day.ts'

/** A request is answered within one month of the day it was asked; at most two more when it is said why. */
export const termMonths = 1
export const extensionMonths = 2

export function answerBy(askedOn: IsoDay): IsoDay {
  return addMonths(askedOn, termMonths)
}

/** The new last day, counted from the day it was asked. */
export function extendedBy(askedOn: IsoDay): IsoDay {
  return addMonths(askedOn, termMonths + extensionMonths)
}

export type TermState = 'answered' | 'late' | 'soon' | 'open'

/** How urgent an answer is: `soon` in the last seven days. */
export function termState(dueOn: IsoDay, decidedOn: IsoDay | null, today: IsoDay, warnFrom: IsoDay): TermState {
  if (decidedOn !== null) return 'answered'
  if (dueOn < today) return 'late'
  return today >= warnFrom ? 'soon' : 'open'
}
