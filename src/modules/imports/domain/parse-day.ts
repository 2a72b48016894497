import { addDays, dayOf, type IsoDay } from '#platform/day.ts'
import { fold } from './fold.ts'
import { list } from './list.ts'

export const DATE_ORDERS = ['dmy', 'mdy', 'ymd'] as const
export type DateOrder = (typeof DATE_ORDERS)[number]
/** A birth of a mother lies 12 years or more back; every other day in these lists is recent or near. */
export type DaySense = 'birth' | 'recent'
export type DayContext = { readonly order: DateOrder; readonly sense: DaySense; readonly today: IsoDay }

/** What a cell says. `unknown` was written down as not known; `empty` was not written at all. */
export type Cell<Value> =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unreadable'; readonly code: CellFault }
export type CellFault = 'day-unreadable' | 'day-impossible' | 'number-unreadable' | 'value-unknown' | 'out-of-range'

export const EMPTY = { kind: 'empty' } as const
export const UNKNOWN = { kind: 'unknown' } as const
export const unreadable = (code: CellFault) => ({ kind: 'unreadable', code }) as const
export const value = <Value>(found: Value) => ({ kind: 'value', value: found }) as const

const MONTHS = list(`
  januari jan janvier january janv | februari feb fevrier february febr fevr | maart mrt mars march mar mrt | april apr avril avr |
  mei mai may | juni jun juin june | juli jul juillet july juil | augustus aug aout august | september sep sept septembre |
  oktober okt octobre october oct | november nov novembre | december dec decembre`)
const MONTH_OF = new Map(MONTHS.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)))
const NOT_KNOWN = new Set(
  list(`
  ? | ?? | ??? | - | -- | / | onbekend | nog te bepalen | n t b | ntb | tbd | nog niet | nog niet gekend | niet gekend | volgt | later |
  nvt | in afwachting | unknown | inconnu | te bepalen | nog te plannen | x`),
)
/** Only before a day of the month: "Mar 15, 1988" is a month. */
const WEEKDAY =
  /^(?:ma|di|wo|do|vr|za|zo|lu|me|je|ve|sa|lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun|\p{L}+dag|\p{L}+di|\p{L}+day|dimanche)\.?,?\s+(?=\d{1,2}(?:\s*[-/.]|\s+\p{L}))/iu
const EXCEL_ZERO = '1899-12-30'
const MOTHER_AT_LEAST = 12
const YEARS_AHEAD = 2

function century(short: number, { sense, today }: DayContext): number {
  const thisYear = Number(today.slice(0, 4))
  const latest = sense === 'birth' ? thisYear - MOTHER_AT_LEAST : thisYear + YEARS_AHEAD
  return 2000 + short <= latest ? 2000 + short : 1900 + short
}

function named(year: string, month: number, day: number, context: DayContext): Cell<IsoDay> {
  const full = year.length === 2 ? century(Number(year), context) : Number(year)
  const found = dayOf(full, month, day)
  return found === null ? unreadable('day-impossible') : value(found)
}

function serial(text: string, { sense }: DayContext): Cell<IsoDay> | null {
  const days = Math.floor(Number(text))
  // 1 January 1930 to 2100: below that a number is far more likely a week, a year or a dossier number.
  if (days < 10_959 || days > 73_050 || (sense === 'recent' && days < 32_874)) return null
  return value(addDays(EXCEL_ZERO, days))
}

function written(text: string, context: DayContext): Cell<IsoDay> | null {
  const words = fold(text)
    .split(' ')
    .filter((word) => !/^[a-z]+dag$/.test(word))
  const month = words.findIndex((word) => MONTH_OF.has(word))
  const numbers = words.filter((_, index) => index !== month).map((word) => word.replace(/^(\d+)(e|de|ste|er|st|nd|rd|th)$/, '$1'))
  const [day, year] = numbers
  if (month < 0 || numbers.length !== 2 || day === undefined || year === undefined) return null
  if (!/^\d{1,2}$/.test(day) || !/^(\d{2}|\d{4})$/.test(year)) return null
  return named(year, MONTH_OF.get(words[month] ?? '') ?? 0, Number(day), context)
}

/**
 * Reads a calendar day as people type it. Day/month/year unless `order` says otherwise; a year of four figures in front
 * always means year-month-day. A day the calendar does not have is refused, never shifted to a neighbour.
 */
export function parseDay(text: string, context: DayContext): Cell<IsoDay> {
  const trimmed = text.trim().replace(WEEKDAY, '')
  if (trimmed === '') return EMPTY
  if (trimmed.length > 40) return unreadable('day-unreadable')
  if (NOT_KNOWN.has(fold(trimmed))) return UNKNOWN
  const iso = /^(\d{4})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{1,2})(?:[T ]\d.*)?$/.exec(trimmed)
  if (iso) return named(iso[1] ?? '', Number(iso[2]), Number(iso[3]), context)
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(trimmed)
  if (compact) return named(compact[1] ?? '', Number(compact[2]), Number(compact[3]), context)
  const parts = /^(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(?:(\d{4})|['’]?(\d{2}))(?:[T ]\d.*)?$/.exec(trimmed)
  if (parts) {
    const [first = '', second = '', full, short = ''] = parts.slice(1)
    const third = full ?? short
    if (context.order === 'mdy') return named(third, Number(first), Number(second), context)
    if (context.order === 'ymd' && third.length === 2) return named(first.padStart(2, '0'), Number(second), Number(third), context)
    return named(third, Number(second), Number(first), context)
  }
  const counted = /^\d{5}([.,]\d+)?$/.test(trimmed) ? serial(trimmed.replace(',', '.'), context) : null
  return counted ?? written(trimmed, context) ?? unreadable('day-unreadable')
}

/** Month before day only when the values prove it: a second figure above 12, and (nearly) never a first one. */
export function detectDateOrder(cells: Iterable<string>): DateOrder {
  let dayFirst = 0
  let monthFirst = 0
  for (const cell of cells) {
    const parts = /^\s*(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})\b/.exec(cell)
    const [first, second] = [Number(parts?.[1]), Number(parts?.[2])]
    if (first > 12 && second <= 12) dayFirst += 1
    if (second > 12 && first <= 12) monthFirst += 1
  }
  return monthFirst > 10 * dayFirst ? 'mdy' : 'dmy'
}
