import { addDays, addMonths, ageInMonths, ageInYears, daysBetween, type IsoDay, pregnancyAge } from '#platform/day.ts'

/** The units in which a rule may count time. A month is not thirty days: each has its own arithmetic. */
export const spans = ['days', 'weeks', 'months', 'years', 'quarters'] as const
export type Span = (typeof spans)[number]

export function isSpan(text: string): text is Span {
  return (spans as readonly string[]).includes(text)
}

/** A day some time later (or earlier, below zero). */
export function later(day: IsoDay, count: number, span: Span): IsoDay {
  if (span === 'days') return addDays(day, count)
  if (span === 'weeks') return addDays(day, count * 7)
  return addMonths(day, span === 'months' ? count : span === 'quarters' ? count * 3 : count * 12)
}

/** Completed days, weeks, months or years from one day to another; negative when the second is earlier. */
export function between(from: IsoDay, to: IsoDay, span: Span): number {
  if (span === 'days') return daysBetween(from, to)
  if (span === 'weeks') return Math.floor(daysBetween(from, to) / 7)
  if (span === 'years') return ageInYears(from, to)
  return span === 'months' ? ageInMonths(from, to) : Math.floor(ageInMonths(from, to) / 3)
}

/** A calendar month as a number that can be compared and counted. */
export function monthOf(day: IsoDay): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
}

export function yearOf(day: IsoDay): number {
  return Number(day.slice(0, 4))
}

/** A calendar quarter as a number that can be compared and counted. */
export function quarterOf(day: IsoDay): number {
  return Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3)
}

/** The year in which a Flemish school year begins: 1 September. */
export function schoolYearOf(day: IsoDay): number {
  return day.slice(5) >= '09-01' ? yearOf(day) : yearOf(day) - 1
}

/** The year in which an award year of the Groeipakket begins: 1 September to 31 August. */
export function awardYearOf(day: IsoDay): number {
  return day.slice(5) >= '09-01' ? yearOf(day) : yearOf(day) - 1
}

/** Completed weeks of pregnancy at a day. */
export function pregnancyWeek(dueOn: IsoDay, on: IsoDay): number {
  return pregnancyAge(dueOn, on).weeks
}

/** The first day of a calendar year. */
export function firstDayOf(year: number): IsoDay {
  return `${year}-01-01`
}

/** The first and last day of a calendar month counted by `monthOf`. */
export function firstDayOfMonth(month: number): IsoDay {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`
}
