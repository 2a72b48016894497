import type { Parameter, Right } from '#modules/rights/public.ts'
import { intervalsOf, type ValueOf } from '#modules/rights-catalogue/public.ts'
import type { IsoDay } from '#platform/day.ts'
import { formatDate, formatEuro, formatNumber } from '#platform/text/format.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import type { Words } from './text.ts'

/** A value as people read it: euros with a sign, a share with %, else the number. */
export function shownValue(value: number, unit: string, locale: PublicLocale): string {
  if (unit.startsWith('eur')) return formatEuro(Math.round(value * 100), locale)
  const digits = Number.isInteger(value) ? 0 : 4
  const number = formatNumber(value, locale, digits).replace(/([.,]\d*?)0+$/, '$1')
  return unit === 'percent' ? `${number} %` : number
}

/** The value that holds on a day; a dash in a gap. */
export function valueOn(name: string, parameter: Parameter, on: IsoDay, locale: PublicLocale): string {
  const found = intervalsOf(name, parameter)
    .filter(({ from, to }) => (from ?? '') <= on && (to ?? on) >= on)
    .toSorted((a, b) => (b.from ?? '').localeCompare(a.from ?? ''))[0]
  return found === undefined ? '–' : shownValue(found.value, parameter.unit, locale)
}

export function newestFirst(values: readonly ValueOf[]): readonly ValueOf[] {
  return values.toSorted((a, b) => (b.from ?? '').localeCompare(a.from ?? ''))
}

export function isAddress(source: string): boolean {
  return /^https:\/\//.test(source)
}

/** The address of a page as people know it: the site, not the whole path. */
export function siteOf(address: string): string {
  return /^https?:\/\/(?:www\.)?([^/]+)/.exec(address)?.[1] ?? address
}

export function territoryWords({ territory }: Right): string {
  if ('municipalities' in territory) return territory.municipalities.join(', ')
  if ('country' in territory) return 'België'
  return { flanders: 'Vlaanderen', brussels: 'Brussel', wallonia: 'Wallonië' }[territory.region]
}

export function holdsWords(from: IsoDay | null, to: IsoDay | null, t: Words, locale: PublicLocale): string {
  return t.holds(from === null ? null : formatDate(from, locale), to === null ? null : formatDate(to, locale))
}
