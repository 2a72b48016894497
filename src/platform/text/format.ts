import { addMonths, ageInMonths, ageInYears, daysBetween, type IsoDay, isDay, weekday } from '../day.ts'
import { type PublicLocale, toStaffLocale } from './locale.ts'

// Western digits in Arabic too: they must match the numbers on letters and screens in Belgium.
const tags: Record<PublicLocale, string> = {
  nl: 'nl-BE',
  fr: 'fr-BE',
  en: 'en-GB',
  ar: 'ar-u-ca-gregory-nu-latn',
  tr: 'tr',
  es: 'es',
  ro: 'ro',
  uk: 'uk',
}

const zero = '0'.charCodeAt(0)

// Building an Intl object costs about a thousand times more than using it.
function cached<T>(build: (tag: string, option: string) => T): (locale: PublicLocale, option?: string) => T {
  const made = new Map<string, Map<PublicLocale, T>>()
  return (locale, option = '') => {
    const known = made.get(option)?.get(locale)
    if (known !== undefined) return known
    const fresh = build(tags[locale], option)
    made.set(option, (made.get(option) ?? new Map<PublicLocale, T>()).set(locale, fresh))
    return fresh
  }
}

type DayWriter = (day: IsoDay) => string

/**
 * Days as Intl writes them, several times faster: the words of each month and weekday are asked for once, and only the numbers are put in.
 * That those do not change the words around them is proven for every language in the test.
 */
function dayFormat(options: Intl.DateTimeFormatOptions): (locale: PublicLocale) => DayWriter {
  return cached((tag) => {
    const formatter = new Intl.DateTimeFormat(tag, { timeZone: 'UTC', ...options })
    const templates: (readonly string[] | undefined)[] = []
    return (day) => {
      // A day the calendar does not have rolls over, and an error is an error: both are for Intl.
      if (!isDay(day)) return formatter.format(new Date(Date.parse(`${day}T12:00:00Z`)))
      const key = Number(day.slice(5, 7)) * 8 + (options.weekday === undefined ? 0 : weekday(day))
      const template = templates[key] ?? formatter.format(Date.parse(`${day}T12:00:00Z`)).split(/(\d+)/)
      templates[key] = template
      let text = ''
      // Every second piece is a number: the year has four digits, the day fewer.
      for (let place = 0; place < template.length; place += 1) {
        const piece = template[place] ?? ''
        text += place % 2 === 0 ? piece : piece.length === 4 ? day.slice(0, 4) : day.charCodeAt(8) === zero ? day.slice(9) : day.slice(8)
      }
      return text
    }
  })
}

/** What small whole numbers become comes back on every page; each is made once per language. */
function counted<Words extends string | readonly string[]>(
  write: (n: number, locale: PublicLocale, option: string) => Words,
): typeof write {
  const known = cached<Words[]>(() => [])
  return (n, locale, option) => {
    if (!Number.isInteger(n) || n < 0 || n >= 1000) return write(n, locale, option)
    const words = known(locale, option)
    const text = words[n] ?? write(n, locale, option)
    words[n] = text
    return text
  }
}

const longDay = dayFormat({ weekday: 'long', day: 'numeric', month: 'long' })
const longDayYear = dayFormat({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const plainDay = dayFormat({ day: 'numeric', month: 'long', year: 'numeric' })
const shortDay = dayFormat({ day: 'numeric', month: 'short', year: 'numeric' })
const monthYear = dayFormat({ month: 'long', year: 'numeric' })
const clock = cached(
  (tag) => new Intl.DateTimeFormat(tag, { timeZone: 'Europe/Brussels', hour: 'numeric', minute: '2-digit', hourCycle: 'h23' }),
)
const brussels = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels', dateStyle: 'short' })
const unit = cached((tag, name) => new Intl.NumberFormat(tag, { style: 'unit', unit: name, unitDisplay: 'long' }))
const list = cached((tag) => new Intl.ListFormat(tag, { type: 'conjunction', style: 'long' }))
const relative = cached((tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }))
const rules = cached((tag) => new Intl.PluralRules(tag))
const decimal = cached((tag, digits) => {
  const places = Number(digits)
  return new Intl.NumberFormat(tag, { minimumFractionDigits: places, maximumFractionDigits: places })
})
const percentage = cached((tag) => new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 }))
const euros = cached((tag) => new Intl.NumberFormat(tag, { style: 'currency', currency: 'EUR' }))

/** "dinsdag 1 december"; with the year when it is not the year of `today`. */
export function formatDay(day: IsoDay, locale: PublicLocale, today?: IsoDay): string {
  const sameYear = today === undefined || today.slice(0, 4) === day.slice(0, 4)
  return (sameYear ? longDay(locale) : longDayYear(locale))(day)
}

/** "1 december 2026": dates on papers and dates of birth. */
export function formatDate(day: IsoDay, locale: PublicLocale): string {
  return plainDay(locale)(day)
}

/** "1 dec 2026": tables and small print. */
export function formatDayShort(day: IsoDay, locale: PublicLocale): string {
  return shortDay(locale)(day)
}

/** "december 2026". */
export function formatMonth(day: IsoDay, locale: PublicLocale): string {
  return monthYear(locale)(day)
}

/** The hour in Belgium: "9.30 uur", "9 h 30", "9:30". */
export function formatHour(instant: Date, locale: PublicLocale): string {
  const parts = clock(locale).formatToParts(instant)
  const hour = String(Number(parts.find((part) => part.type === 'hour')?.value ?? '0'))
  const minute = parts.find((part) => part.type === 'minute')?.value ?? '00'
  if (locale === 'nl') return `${hour}.${minute} uur`
  if (locale === 'fr') return `${hour} h ${minute}`
  return `${hour}:${minute}`
}

/** Day and hour in Belgium: "dinsdag 17 november, 9.30 uur". */
export function formatInstant(instant: Date, locale: PublicLocale, today?: IsoDay): string {
  return `${formatDay(brussels.format(instant), locale, today)}, ${formatHour(instant, locale)}`
}

export type TimeUnit = 'day' | 'week' | 'month' | 'year' | 'hour' | 'minute'

/** "2 dagen", "1 week", "يومان": the number with its unit. */
export function formatUnit(n: number, name: TimeUnit, locale: PublicLocale): string {
  return unitWords(n, locale, name)
}

const unitWords = counted((n, locale, name) => unit(locale, name).format(n))

/** What stands between the items of a list of each length; asked of Intl once. */
const joints = counted((length, locale) => {
  const parts = list(locale).formatToParts(Array.from({ length }, () => '-'))
  return parts.filter(({ type }) => type === 'literal').map(({ value }) => value)
})

/** "wonen, geld en werk". */
export function formatList(items: readonly string[], locale: PublicLocale): string {
  // Spanish alone listens to what follows: "e hijos".
  if (locale === 'es') return list(locale).format(items)
  const between = joints(items.length, locale, '')
  return items.map((item, index) => (index === 0 ? item : `${between[index - 1]}${item}`)).join('')
}

/** "31 weken en 2 dagen"; "31 weken" when no days are left over. */
export function weeksAndDays(age: { readonly weeks: number; readonly days: number }, locale: PublicLocale): string {
  if (age.weeks <= 0) return formatUnit(age.days, 'day', locale)
  return age.days > 0 ? together([age.weeks, 'week'], [age.days, 'day'], locale) : formatUnit(age.weeks, 'week', locale)
}

type Amount = readonly [n: number, unit: TimeUnit]

/** "1 jaar en 3 maanden". */
function together([many, large]: Amount, [few, small]: Amount, locale: PublicLocale): string {
  return pairWords(many, locale, `${large} ${few} ${small}`)
}

const pairWords = counted((many, locale, rest) => {
  const [large = '', few = '', small = ''] = rest.split(' ')
  return formatList([unit(locale, large).format(many), unit(locale, small).format(Number(few))], locale)
})

/**
 * A child's age as parents say it: days in the first week, weeks to three months, months and weeks in the first year,
 * years and months to two, years after that. `on` may not lie before `birth`.
 */
export function childAge(birth: IsoDay, on: IsoDay, locale: PublicLocale): string {
  const days = daysBetween(birth, on)
  if (days < 0) throw new RangeError(`an age on ${on} before birth ${birth}`)
  if (days < 7) return formatUnit(days, 'day', locale)
  const months = ageInMonths(birth, on)
  if (months < 3) return formatUnit(Math.floor(days / 7), 'week', locale)
  if (months < 12) {
    const weeks = Math.min(4, Math.floor(daysBetween(addMonths(birth, months), on) / 7))
    return weeks > 0 ? together([months, 'month'], [weeks, 'week'], locale) : formatUnit(months, 'month', locale)
  }
  const years = ageInYears(birth, on)
  const rest = months - years * 12
  if (months >= 24 || rest === 0) return formatUnit(years, 'year', locale)
  return together([years, 'year'], [rest, 'month'], locale)
}

const knownRules = new Map<PublicLocale, Intl.LDMLPluralRule[]>()

/** Which form a count takes; asked of Intl once for each small number. */
function ruleOf(n: number, locale: PublicLocale): Intl.LDMLPluralRule {
  if (!Number.isInteger(n) || n < 0 || n >= 1000) return rules(locale).select(n)
  const known = knownRules.get(locale) ?? []
  if (known.length === 0) knownRules.set(locale, known)
  const rule = known[n] ?? rules(locale).select(n)
  known[n] = rule
  return rule
}

export type Forms = { readonly other: string } & Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>

/** Chooses the plural form and puts the number where `#` stands: `{ one: '# gezin', other: '# gezinnen' }`. */
export function plural(n: number, locale: PublicLocale, forms: Forms): string {
  const form = forms[ruleOf(n, locale)] ?? forms.other
  return form.replaceAll('#', formatNumber(n, locale))
}

export function formatNumber(n: number, locale: PublicLocale, digits = 0): string {
  return digits === 0 ? wholeWords(n, locale, '0') : decimal(locale, String(digits)).format(n)
}

const wholeWords = counted((n, locale, digits) => decimal(locale, digits).format(n))

/** A share from 0 to 1 as "30%". Below 20 people use `formatShare`. */
export function formatPercent(share: number, locale: PublicLocale): string {
  return percentage(locale).format(share)
}

/** Integer cents as "€ 150,00". */
export function formatEuro(cents: number, locale: PublicLocale): string {
  return euros(locale).format(cents / 100)
}

const shareWords = {
  nl: { of: (count: string, n: string) => `${count} van ${n}`, few: 'minder dan 5' },
  en: { of: (count: string, n: string) => `${count} of ${n}`, few: 'fewer than 5' },
  fr: { of: (count: string, n: string) => `${count} sur ${n}`, few: 'moins de 5' },
}

/** What a small group may say (look and feel, charts): below 5 no number at all, below 20 "8 van 16", from 20 a percentage. */
export function formatShare(count: number, n: number, locale: PublicLocale): string {
  const words = shareWords[toStaffLocale(locale)]
  if (n < 5) return words.few
  return n < 20 ? words.of(formatNumber(count, locale), formatNumber(n, locale)) : formatPercent(count / n, locale)
}

/** "vandaag", "morgen", "3 dagen geleden". */
export function relativeDay(day: IsoDay, today: IsoDay, locale: PublicLocale): string {
  return relative(locale).format(daysBetween(today, day), 'day')
}
