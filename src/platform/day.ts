/** A calendar day, 'YYYY-MM-DD', without a time zone. Comparable as text. */
export type IsoDay = string

/** Two digits of a day; NaN when they are none. Lists do this hundreds of times a page, so without a pattern. */
function twoDigits(day: IsoDay, at: number): number {
  const tens = day.charCodeAt(at) - 48
  const ones = day.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

const dash = '-'.charCodeAt(0)

function isWritten(day: string): boolean {
  return day.length === 10 && day.charCodeAt(4) === dash && day.charCodeAt(7) === dash
}

// Years are counted from March, so that the leap day is the last of its year: then days and dates follow from each other with whole numbers,
// without a Date for each. 400 years are 146,097 days; the first of January 1970 is day 719,468 since the first of March of the year 0.
const cycleDays = 146_097
const epochDays = 719_468

/** Days since the first of January 1970. A date past the end of its month counts on into the next. */
function dayNumber(day: IsoDay): number {
  const months = yearOf(day) * 12 + twoDigits(day, 5) - 3
  const date = twoDigits(day, 8)
  if (!isWritten(day) || Number.isNaN(months + date)) throw new Error(`not a day: ${day}`)
  const year = Math.floor(months / 12)
  const dayOfYear = Math.floor((153 * (months - year * 12) + 2) / 5) + date - 1
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + dayOfYear - epochDays
}

function dayOfNumber(number: number): IsoDay {
  const since = number + epochDays
  const cycle = Math.floor(since / cycleDays)
  const day = since - cycle * cycleDays
  const year = Math.floor((day - Math.floor(day / 1460) + Math.floor(day / 36_524) - Math.floor(day / 146_096)) / 365)
  const dayOfYear = day - (365 * year + Math.floor(year / 4) - Math.floor(year / 100))
  const month = Math.floor((5 * dayOfYear + 2) / 153)
  const date = dayOfYear - Math.floor((153 * month + 2) / 5) + 1
  return written(cycle * 400 + year + (month < 10 ? 0 : 1), month < 10 ? month + 3 : month - 9, date)
}

function written(year: number, month: number, date: number): IsoDay {
  const years = year > 999 ? String(year) : String(year).padStart(4, '0')
  return `${years}-${month < 10 ? '0' : ''}${month}-${date < 10 ? '0' : ''}${date}`
}

/** The day these numbers name, or null when the calendar has no such day (31 February). */
export function dayOf(year: number, month: number, day: number): IsoDay | null {
  if (!(Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day)) || year > 9999) return null
  const text = written(year, month, day)
  return isDay(text) ? text : null
}

/** Without a Date: every fact of every family that is judged is asked. */
export function isDay(value: string): boolean {
  if (!isWritten(value)) return false
  const [year, month, date] = [yearOf(value), twoDigits(value, 5), twoDigits(value, 8)]
  return year >= 1000 && month >= 1 && month <= 12 && date >= 1 && date <= lengthOfMonth(year, month - 1)
}

export function addDays(day: IsoDay, days: number): IsoDay {
  if (Number.isNaN(days)) throw new RangeError('not a number of days')
  return dayOfNumber(dayNumber(day) + Math.floor(days))
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDay, to: IsoDay): number {
  return dayNumber(to) - dayNumber(from)
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

function lengthOfMonth(year: number, month: number): number {
  const leap = month === 1 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return leap ? 29 : (monthLengths[month] ?? 31)
}

/** The same day some months later, or the last day of that month when it is shorter. Without a Date: rules ask it thousands of times a second. */
export function addMonths(day: IsoDay, months: number): IsoDay {
  const total = yearOf(day) * 12 + twoDigits(day, 5) - 1 + months
  if (!isWritten(day) || Number.isNaN(total + twoDigits(day, 8))) throw new Error(`not a day: ${day}`)
  const [year, month] = [Math.floor(total / 12), ((total % 12) + 12) % 12]
  const date = Math.min(twoDigits(day, 8), lengthOfMonth(year, month))
  return written(year, month + 1, date)
}

function yearOf(day: IsoDay): number {
  return twoDigits(day, 0) * 100 + twoDigits(day, 2)
}

/** Completed years at a day. */
export function ageInYears(birth: IsoDay, on: IsoDay): number {
  return Math.floor(ageInMonths(birth, on) / 12)
}

/** Completed months at a day. */
export function ageInMonths(birth: IsoDay, on: IsoDay): number {
  const months = (yearOf(on) - yearOf(birth)) * 12 + twoDigits(on, 5) - twoDigits(birth, 5)
  return twoDigits(on, 8) < twoDigits(birth, 8) ? months - 1 : months
}

/** Monday 1 … Sunday 7. */
export function weekday(day: IsoDay): number {
  // The first of January 1970 was a Thursday.
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1
}

/** Working days (Monday to Friday) that have passed since `from`, at `to`. Public holidays are not known here. */
export function workingDaysBetween(from: IsoDay, to: IsoDay): number {
  const total = daysBetween(from, to)
  if (total <= 0) return 0
  const weeks = Math.floor(total / 7)
  let days = weeks * 5
  for (let rest = weeks * 7 + 1; rest <= total; rest += 1) if (weekday(addDays(from, rest)) <= 5) days += 1
  return days
}

const PREGNANCY_DAYS = 280

/** Gestational age at a day, from the due date (40 weeks). Can pass 40; negative before conception is the caller's to refuse. */
export function pregnancyAge(dueOn: IsoDay, on: IsoDay): { readonly weeks: number; readonly days: number } {
  const elapsed = PREGNANCY_DAYS - daysBetween(on, dueOn)
  return { weeks: Math.floor(elapsed / 7), days: ((elapsed % 7) + 7) % 7 }
}

/** Due date from completed weeks at a day. */
export function dueFromWeeks(on: IsoDay, weeks: number): IsoDay {
  return addDays(on, PREGNANCY_DAYS - weeks * 7)
}

const brusselsDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels', dateStyle: 'short' })

const brusselsHour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Brussels', hour: 'numeric', hourCycle: 'h23' })

const HOUR_MS = 3_600_000
const mostOffsets = 10_000

/** How many hours Belgium is ahead on a day of UTC; null on the days its clocks change. Always whole hours. */
const offsets = new Map<number, number | null>()

function offsetOn(day: number): number | null {
  const known = offsets.get(day)
  if (known !== undefined) return known
  const hourAt = (hour: number): number => Number(brusselsHour.format(new Date((day * 24 + hour) * HOUR_MS)))
  const offset = hourAt(0) === (hourAt(23) + 1) % 24 ? hourAt(0) : null
  if (offsets.size >= mostOffsets) offsets.clear()
  offsets.set(day, offset)
  return offset
}

/** The day it is in Belgium at an instant. Asked for every line that says when, so Intl is asked once for each day. */
export function dayInBrussels(instant: Date): IsoDay {
  const hour = Math.floor(instant.getTime() / HOUR_MS)
  const day = Math.floor(hour / 24)
  const offset = Number.isNaN(day) ? null : offsetOn(day)
  return offset === null ? brusselsDay.format(instant) : dayOfNumber(Math.floor((hour + offset) / 24))
}

/** The hour of the clock in Brussels, 0 to 23. */
export function hourInBrussels(instant: Date): number {
  return Number(brusselsHour.format(instant))
}
