import type { PublicLocale } from '#platform/text/locale.ts'

/** Languages families of the team speak, ISO 639. */
const offered = 'nl fr en ar ary zgh tr es ro uk pl bg sq ru ps fa ur ti so am sw ln pt it de el ka hy ne zh'.split(' ')

// Building one costs about a thousand times more than using it.
const made = new Map<PublicLocale, Intl.DisplayNames>()
function namesIn(locale: PublicLocale): Intl.DisplayNames {
  const names = made.get(locale) ?? new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' })
  made.set(locale, names)
  return names
}

const isCode = /^[a-z]{2,3}(-[a-z]{4})?(-[a-z]{2})?$/i

const known = new Map<string, string>()
const mostKnown = 1000

/** The name of a language, such as "Marokkaans Arabisch" for `ary`; the code itself when nobody knows it. */
export function languageName(code: string, locale: PublicLocale): string {
  // Something typed that is no code at all comes back on the form as it was.
  if (!isCode.test(code)) return capital(code)
  const key = `${locale} ${code}`
  const name = known.get(key) ?? capital(namesIn(locale).of(code) ?? code)
  if (known.size >= mostKnown) known.clear()
  known.set(key, name)
  return name
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** The languages of the list, by name; `code` is added when it is another one. */
export function languageOptions(locale: PublicLocale, code: string | null): { readonly value: string; readonly label: string }[] {
  const codes = code === null || offered.includes(code) ? offered : [code, ...offered]
  return codes.map((value) => ({ value, label: languageName(value, locale) })).sort((a, b) => a.label.localeCompare(b.label, locale))
}
