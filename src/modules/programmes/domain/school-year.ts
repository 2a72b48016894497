import { addDays, dayOf, type IsoDay, weekday } from '#platform/day.ts'

/**
 * The entry days of Flemish nursery school: the first school day after each holiday, the first of February and the first after
 * Ascension. A child of two years and six months may start on the next one.
 *
 * The holidays follow the rule of the Flemish government (week of 1 November, two weeks at Christmas, the week of the seventh Monday
 * before Easter, two weeks at Easter). Days that were published stand in the pack and win from this calculation.
 */
export function entryDays(schoolYear: number): readonly IsoDay[] {
  const known = worked.get(schoolYear)
  if (known !== undefined) return known
  const days = workOut(schoolYear)
  worked.set(schoolYear, days)
  return days
}

// Asked for every family of a list, and the same few years each time.
const worked = new Map<number, readonly IsoDay[]>()

function workOut(schoolYear: number): readonly IsoDay[] {
  const easter = easterSunday(schoolYear + 1)
  return [
    firstSchoolDay(real(schoolYear, 9, 1)),
    addDays(autumnHoliday(schoolYear), 7),
    addDays(christmasHoliday(schoolYear), 14),
    firstSchoolDay(real(schoolYear + 1, 2, 1)),
    addDays(easter, 1 - 7 * 7 + 7),
    afterEasterHoliday(easter),
    // Ascension is a Thursday and the Friday after it is free everywhere.
    addDays(easter, 39 + 4),
  ]
}

/** School year 2026 runs from September 2026 to August 2027. */
export function schoolYearOf(day: IsoDay): number {
  const year = Number(day.slice(0, 4))
  return day.slice(5) >= '09-01' ? year : year - 1
}

export function schoolYearName(schoolYear: number): string {
  return `${schoolYear}-${schoolYear + 1}`
}

function real(year: number, month: number, day: number): IsoDay {
  const made = dayOf(year, month, day)
  if (made === null) throw new Error(`no such day: ${year}-${month}-${day}`)
  return made
}

function firstSchoolDay(day: IsoDay): IsoDay {
  const nth = weekday(day)
  return nth <= 5 ? day : addDays(day, 8 - nth)
}

function mondayOf(day: IsoDay): IsoDay {
  return addDays(day, 1 - weekday(day))
}

function autumnHoliday(year: number): IsoDay {
  const allSaints = real(year, 11, 1)
  return weekday(allSaints) === 7 ? addDays(allSaints, 1) : mondayOf(allSaints)
}

function christmasHoliday(year: number): IsoDay {
  const christmas = real(year, 12, 25)
  return weekday(christmas) >= 6 ? firstSchoolDay(christmas) : mondayOf(christmas)
}

function afterEasterHoliday(easter: IsoDay): IsoDay {
  const year = Number(easter.slice(0, 4))
  if (easter < real(year, 4, 1)) return addDays(easter, 15)
  // A late Easter: the holiday starts two Mondays before it and Easter Monday is free as well.
  if (easter > real(year, 4, 15)) return addDays(easter, 2)
  return addDays(firstSchoolDayMonday(real(year, 4, 1)), 14)
}

function firstSchoolDayMonday(day: IsoDay): IsoDay {
  return addDays(day, (8 - weekday(day)) % 7)
}

/** Gregorian Easter, by the anonymous method that church calendars use. */
function easterSunday(year: number): IsoDay {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  return real(year, Math.floor(sum / 31), (sum % 31) + 1)
}
