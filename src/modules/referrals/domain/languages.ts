import { localeName, type PublicLocale, publicLocales } from '#platform/text/locale.ts'

/** Languages families speak here beside the eight of the public pages; ISO 639. */
const others = [
  'am',
  'bg',
  'bn',
  'cs',
  'de',
  'el',
  'fa',
  'hi',
  'hu',
  'hy',
  'it',
  'ka',
  'ku',
  'ln',
  'ne',
  'pl',
  'ps',
  'pt',
  'ru',
  'rw',
  'sk',
  'so',
  'sq',
  'sr',
  'sw',
  'ti',
  'ur',
  'vi',
  'zgh',
  'zh',
] as const

const known: readonly string[] = [...publicLocales, ...others]

export function isLanguage(code: string): boolean {
  return known.includes(code)
}

const namers = new Map<PublicLocale, Intl.DisplayNames>()

/** A language by its name in the reader's language; the code itself when there is no name. */
export function languageName(code: string, locale: PublicLocale): string {
  const namer = namers.get(locale) ?? new Intl.DisplayNames(locale, { type: 'language' })
  namers.set(locale, namer)
  const name = namer.of(code) ?? code
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)
}

/** The eight by their own name first, so that everybody finds her own; then the others by name. */
export function languageOptions(locale: PublicLocale): readonly { readonly value: string; readonly label: string }[] {
  const first = publicLocales.map((code) => ({ value: code, label: localeName(code) }))
  const rest = others.map((code) => ({ value: code, label: languageName(code, locale) }))
  rest.sort((a, b) => a.label.localeCompare(b.label, locale))
  return [...first, ...rest]
}
