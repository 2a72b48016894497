/** A calendar day, 'YYYY-MM-DD', without a time zone. Comparable as text. */
export type IsoDay = string

const DAY_MS = 86_400_000
const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/

/** Two digits of a day; NaN when they are none. Lists do this hundreds of times a page, so without a pattern. */
function twoDigits(day: IsoDay, at: number): number {
  const [tens, ones] = [day.charCodeAt(at) - 48, day.charCodeAt(at + 1) - 48]
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

function toUtc(day: IsoDay): number {
  const year = twoDigits(day, 0) * 100 + twoDigits(day, 2)
  const utc = Date.UTC(year, twoDigits(day, 5) - 1, twoDigits(day, 8))
  if (day.length !== 10 || day[4] !== '-' || day[7] !== '-' || Number.isNaN(utc)) throw new Error(`not a day: ${day}`)
  return utc
}

function fromUtc(ms: number): IsoDay {
  return new Date(ms).toISOString().slice(0, 10)
}

/** The day these numbers name, or null when the calendar has no such day (31 February). */
export function dayOf(year: number, month: number, day: number): IsoDay | null {
  if (year < 1000 || year > 9999) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return real ? fromUtc(date.getTime()) : null
}

/** Without a Date: every fact of every family that is judged is asked. */
export function isDay(value: string): boolean {
  if (value.length !== 10 || value[4] !== '-' || value[7] !== '-') return false
  const [year, month, date] = [twoDigits(value, 0) * 100 + twoDigits(value, 2), twoDigits(value, 5), twoDigits(value, 8)]
  return year >= 1000 && month >= 1 && month <= 12 && date >= 1 && date <= lengthOfMonth(year, month - 1)
}

export function addDays(day: IsoDay, days: number): IsoDay {
  return fromUtc(toUtc(day) + days * DAY_MS)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDay, to: IsoDay): number {
  return Math.round((toUtc(to) - toUtc(from)) / DAY_MS)
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

function lengthOfMonth(year: number, month: number): number {
  const leap = month === 1 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return leap ? 29 : (monthLengths[month] ?? 31)
}

/** The same day some months later, or the last day of that month when it is shorter. Without a Date: rules ask it thousands of times a second. */
export function addMonths(day: IsoDay, months: number): IsoDay {
  if (!PATTERN.test(day)) throw new Error(`not a day: ${day}`)
  const total = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  const [year, month] = [Math.floor(total / 12), ((total % 12) + 12) % 12]
  const date = Math.min(Number(day.slice(8)), lengthOfMonth(year, month))
  return `${String(year).padStart(4, '0')}-${month < 9 ? '0' : ''}${month + 1}-${date < 10 ? '0' : ''}${date}`
}

/** Completed years at a day. */
export function ageInYears(birth: IsoDay, on: IsoDay): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4))
  return on.slice(5) < birth.slice(5) ? years - 1 : years
}

/** Completed months at a day. */
export function ageInMonths(birth: IsoDay, on: IsoDay): number {
  const months = (Number(on.slice(0, 4)) - Number(birth.slice(0, 4))) * 12 + Number(on.slice(5, 7)) - Number(birth.slice(5, 7))
  return on.slice(8) < birth.slice(8) ? months - 1 : months
}

/** Monday 1 … Sunday 7. */
export function weekday(day: IsoDay): number {
  return new Date(toUtc(day)).getUTCDay() || 7
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

const HOUR_MS = 3_600_000
let lastHour = { hour: Number.NaN, day: '' }

/** The day it is in Belgium at an instant. Belgium is whole hours away from UTC, so within one hour it is one day. */
export function dayInBrussels(instant: Date): IsoDay {
  const hour = Math.floor(instant.getTime() / HOUR_MS)
  if (hour !== lastHour.hour) lastHour = { hour, day: brusselsDay.format(instant) }
  return lastHour.day
}

const brusselsHour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Brussels', hour: 'numeric', hourCycle: 'h23' })

/** The hour of the clock in Brussels, 0 to 23. */
export function hourInBrussels(instant: Date): number {
  return Number(brusselsHour.format(instant))
}
