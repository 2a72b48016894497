import { addDays, type IsoDay } from '#platform/day.ts'
import type { FamilyFacts } from './family.ts'
import type { Moment, Pack } from './pack-schema.ts'
import { eventDays } from './phases.ts'

export type MeasuredMoment = { readonly instrument: string; readonly moment: Moment['moment']; readonly measuredOn: IsoDay }
/** Day a measurement falls on, and the days between which it is taken. */
export type MeasuringDays = { readonly on: IsoDay; readonly from: IsoDay; readonly until: IsoDay }
export type DueMoment = MeasuringDays & {
  readonly instrument: string
  readonly moment: Moment['moment']
  /** Its last day has passed; it may still be measured, the day is kept. */
  readonly isLate: boolean
}

/** The days of each measurement of a pack for one family; null while the event it waits for is not known. */
export function measuringDays(pack: Pack, family: FamilyFacts): (moment: Moment) => MeasuringDays | null {
  const dayOf = eventDays(pack, family)
  return (moment) => {
    const on = dayOf(moment)
    return on === null ? null : { on, from: addDays(on, -moment.windowBefore), until: addDays(on, moment.windowAfter) }
  }
}

/**
 * The measurements of the pack whose window has opened on `day` and that are not taken yet.
 *
 * An interim moment that has passed when the next one opens is not asked any more: nobody answers for months ago. Start and end stay.
 * After a loss the moments go on, if she wishes; the items about the baby fall away in the instrument.
 */
export function dueMoments(pack: Pack, family: FamilyFacts, day: IsoDay, measured: readonly MeasuredMoment[]): readonly DueMoment[] {
  const daysOf = measuringDays(pack, family)
  return pack.instruments.flatMap(({ instrument, moments }) => {
    const opened = moments.flatMap((moment) => {
      const days = daysOf(moment)
      return days !== null && days.from <= day ? [{ instrument, moment: moment.moment, ...days, isLate: days.until < day }] : []
    })
    return opened.filter((due, index) => {
      const isOvertaken = due.moment === 'interim' && due.isLate && opened.slice(index + 1).some((later) => later.from > due.until)
      return !isOvertaken && !measured.some((taken) => isTaken(taken, due))
    })
  })
}

function isTaken(taken: MeasuredMoment, due: DueMoment): boolean {
  if (taken.instrument !== due.instrument || taken.moment !== due.moment) return false
  // A family has one start and one end; an interim measurement answers the window it was taken in.
  return due.moment !== 'interim' || taken.measuredOn >= due.from
}
