import { addDays, type IsoDay, weekday } from '#platform/day.ts'

/** Easter Sunday by the Gregorian calendar (anonymous algorithm, Nature 1876). */
export function easterOf(year: number): IsoDay {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const l = (32 + 2 * (b % 4) + 2 * i - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  const day = (h + l - 7 * m + 33 * month + 19) % 32
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const fixed = ['01-01', '05-01', '07-21', '08-15', '11-01', '11-11', '12-25'] as const
const afterEaster = [1, 39, 50] as const

/** The ten public holidays of Belgium in a year: seven fixed days, Easter Monday, Ascension and Whit Monday. */
export function belgianHolidays(year: number): readonly IsoDay[] {
  const easter = easterOf(year)
  return [...fixed.map((day) => `${year}-${day}`), ...afterEaster.map((days) => addDays(easter, days))].sort()
}

export function isWorkingDay(day: IsoDay): boolean {
  return weekday(day) <= 5 && !belgianHolidays(Number(day.slice(0, 4))).includes(day)
}

/** The last day of a term of `count` working days; the day it starts on does not count. */
export function addWorkingDays(from: IsoDay, count: number): IsoDay {
  let day = from
  for (let left = count; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day)) left -= 1
  }
  return day
}

/** Working days after `today` up to and with `until`; 0 on and after the last day. */
export function workingDaysLeft(today: IsoDay, until: IsoDay): number {
  let left = 0
  for (let day = addDays(today, 1); day <= until; day = addDays(day, 1)) if (isWorkingDay(day)) left += 1
  return left
}
