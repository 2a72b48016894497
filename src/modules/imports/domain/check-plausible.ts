import { addMonths, ageInYears, daysBetween, type IsoDay } from '#platform/day.ts'
import type { RegistrationRow } from './registration-row.ts'
import type { RowReader } from './row-reader.ts'

const YOUNGEST_MOTHER = 12
const OLDEST_MOTHER = 60
const BIRTH_AROUND_DUE_DAYS = 120
const WEEKS_APART = 2

/**
 * Checks that the days of one row can be true together. Only what cannot be is an error (born after the referral, an age no mother has,
 * a day that has not come yet); what is merely odd is a warning, because lists are kept by hand and the family should not be lost.
 */
export function checkPlausible(row: RegistrationRow, { report }: RowReader, today: IsoDay): void {
  checkMother(row, report)
  for (const id of ['referredOn', 'startedOn', 'endedOn', 'childBornOn'] as const) {
    const day = row[id]
    if (day !== null && day > today) report(id, 'day-in-future', id === 'referredOn' ? 'error' : 'warning')
  }
  if (row.dueOn !== null && row.dueOn > addMonths(today, 11)) report('dueOn', 'day-in-future')
  if (row.startedOn !== null && row.startedOn < row.referredOn) report('startedOn', 'started-before-referral')
  if (row.endedOn !== null && row.startedOn !== null && row.endedOn < row.startedOn) report('endedOn', 'ended-before-start', 'error')
  else if (row.endedOn !== null && row.startedOn === null && row.endedOn < row.referredOn) report('endedOn', 'ended-before-referral')
  checkPregnancy(row, report)
}

function checkMother({ birthDate, referredOn }: RegistrationRow, report: RowReader['report']): void {
  if (birthDate === null) return
  const age = ageInYears(birthDate, referredOn)
  if (birthDate >= referredOn) report('birthDate', 'birth-after-referral', 'error')
  else if (age < YOUNGEST_MOTHER || age > OLDEST_MOTHER) report('birthDate', 'mother-age', 'error')
}

function checkPregnancy(
  { startedOn, dueOn, childBornOn, weeksAtStart, pregnantAtStart }: RegistrationRow,
  report: RowReader['report'],
): void {
  if (pregnantAtStart === true && childBornOn !== null && startedOn !== null && childBornOn < startedOn)
    report('childBornOn', 'child-born-before-start')
  if (dueOn !== null && childBornOn !== null && Math.abs(daysBetween(dueOn, childBornOn)) > BIRTH_AROUND_DUE_DAYS)
    report('childBornOn', 'due-far-from-birth')
  if (dueOn === null || startedOn === null || weeksAtStart === null) return
  const weeks = (280 - daysBetween(startedOn, dueOn)) / 7
  if (Math.abs(weeks - weeksAtStart) > WEEKS_APART) report('weeksAtStart', 'weeks-differ-from-due')
}
