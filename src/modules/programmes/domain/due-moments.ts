import { daysBetween, type IsoDay } from '#platform/day.ts'
import type { FamilyFacts } from './family.ts'
import type { Moment, Pack } from './pack-schema.ts'
import { eventsOf } from './phases.ts'

export type MeasuredMoment = { readonly instrument: string; readonly moment: Moment['moment']; readonly measuredOn: IsoDay }
/** In how many days a measurement may be taken, and until when; negative for days that have passed. */
export type MeasuringWindow = { readonly opensIn: number; readonly closesIn: number }
export type DueMoment = {
  readonly instrument: string
  readonly moment: Moment['moment']
  /** Its last day has passed; it may still be measured. */
  readonly isLate: boolean
}

/** The window of each measurement of a pack for one family, seen from `day`; null while the event it waits for is not known. */
export function measuringWindows(pack: Pack, family: FamilyFacts, day: IsoDay): (moment: Moment) => MeasuringWindow | null {
  const eventOf = eventsOf(pack, family)
  return (moment) => {
    const event = eventOf(moment)
    if (event === null) return null
    const fallsIn = daysBetween(day, event) + moment.days
    return { opensIn: fallsIn - moment.windowBefore, closesIn: fallsIn + moment.windowAfter }
  }
}

/**
 * The measurements of the pack whose window has opened on `day` and that are not taken yet.
 *
 * An interim moment that has passed when the next one opens is not asked any more: nobody answers for months ago. Start and end stay.
 * After a loss the moments go on, if she wishes; the items about the baby fall away in the instrument.
 */
export function dueMoments(pack: Pack, family: FamilyFacts, day: IsoDay, measured: readonly MeasuredMoment[]): readonly DueMoment[] {
  const windowOf = measuringWindows(pack, family, day)
  return pack.instruments.flatMap(({ instrument, moments }) => {
    const opened = moments.flatMap((one) => {
      const window = windowOf(one)
      return window !== null && window.opensIn <= 0 ? [{ moment: one.moment, window }] : []
    })
    const isAsked = ({ moment, window }: (typeof opened)[number], index: number) => {
      const isOvertaken =
        moment === 'interim' && window.closesIn < 0 && opened.slice(index + 1).some((later) => later.window.opensIn > window.closesIn)
      return !isOvertaken && !measured.some((taken) => taken.instrument === instrument && isTaken(taken, moment, window, day))
    }
    return opened.filter(isAsked).map(({ moment, window }) => ({ instrument, moment, isLate: window.closesIn < 0 }))
  })
}

function isTaken(taken: MeasuredMoment, moment: Moment['moment'], window: MeasuringWindow, day: IsoDay): boolean {
  if (taken.moment !== moment) return false
  // A family has one start and one end; an interim measurement answers the window it was taken in.
  return moment !== 'interim' || daysBetween(day, taken.measuredOn) >= window.opensIn
}
