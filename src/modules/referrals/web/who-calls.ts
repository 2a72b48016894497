import type { PublicLocale } from '#platform/text/locale.ts'

const lists = new Map<PublicLocale, Intl.ListFormat>()

/** "Hanne, Nele of Ayla": first names only. A large team, or none yet, is "somebody of our team": a row of names helps nobody. */
export function whoCalls(names: readonly string[], locale: PublicLocale, somebody: string): string {
  const first = names.map((name) => name.split(' ')[0] ?? '').filter((name) => name !== '')
  if (first.length === 0 || first.length > 4) return somebody
  const list = lists.get(locale) ?? new Intl.ListFormat(locale, { type: 'disjunction', style: 'long' })
  lists.set(locale, list)
  return list.format(first)
}
