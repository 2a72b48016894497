import { addDays, type IsoDay } from '#platform/day.ts'
import type { FamilyFacts } from './family.ts'
import type { Moment, Pack } from './pack-schema.ts'
import { eventDay } from './phases.ts'

export type MeasuredMoment = { readonly instrument: string; readonly moment: Moment['moment']; readonly measuredOn: IsoDay }
export type DueMoment = {
  readonly instrument: string
  readonly moment: Moment['moment']
  /** Day it falls on, and the days between which it is measured. */
  readonly on: IsoDay
  readonly from: IsoDay
  readonly until: IsoDay
  /** Its last day has passed; it may still be measured, the day is kept. */
  readonly isLate: boolean
}

/**
 * The measurements of the pack whose window has opened on `day` and that are not taken yet.
 *
 * An interim moment that has passed when the next one opens is not asked any more: nobody answers for months ago. Start and end stay.
 * After a loss the moments go on, if she wishes; the items about the baby fall away in the instrument.
 */
export function dueMoments(pack: Pack, family: FamilyFacts, day: IsoDay, measured: readonly MeasuredMoment[]): readonly DueMoment[] {
  return pack.instruments.flatMap(({ instrument, moments }) => {
    const opened = moments.flatMap((moment) => {
      const on = eventDay(pack, moment, family)
      if (on === null) return []
      const from = addDays(on, -moment.windowBefore)
      const until = addDays(on, moment.windowAfter)
      return from <= day ? [{ instrument, moment: moment.moment, on, from, until, isLate: until < day }] : []
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
