import { addMonths, type IsoDay } from '#platform/day.ts'
import type { FamilyFacts } from './family.ts'
import type { Pack } from './pack-schema.ts'
import { entryDays, schoolYearName, schoolYearOf } from './school-year.ts'

export type PlannedEnd = {
  readonly on: IsoDay
  /** The birth is not registered yet, or the school days of that year are not published. */
  readonly isEstimate: boolean
}

/**
 * The day on which guidance is planned to end by the rule of the pack, counted from the birth or, before it, from the due date.
 *
 * "First school day" is the first entry day of Flemish nursery school on or after the day the child reaches the age of the pack.
 * Null when neither birth nor due date is known, and after a loss: then worker and mother agree on a day together.
 */
export function plannedEnd(pack: Pack, family: FamilyFacts): PlannedEnd | null {
  const counted = family.bornOn ?? family.dueOn
  if (counted === null || family.hasLoss) return null
  const isBirthKnown = family.bornOn !== null
  const rule = pack.plannedEnd
  if (rule.rule === 'months-after-birth') return { on: addMonths(counted, rule.months), isEstimate: !isBirthKnown }
  const reached = addMonths(counted, rule.ageMonths)
  const school = firstEntryDay(reached, rule.publishedEntryDays)
  return { on: school.on, isEstimate: !isBirthKnown || !school.isPublished }
}

function firstEntryDay(from: IsoDay, published: Readonly<Record<string, readonly IsoDay[]>>): { on: IsoDay; isPublished: boolean } {
  for (let year = schoolYearOf(from); ; year += 1) {
    const known = published[schoolYearName(year)]
    const [on] = (known ?? entryDays(year)).filter((day) => day >= from).sort()
    if (on !== undefined) return { on, isPublished: known !== undefined }
  }
}
