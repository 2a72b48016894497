import type { PublicLocale } from './locale.ts'

/** What stands between a label and what it names: French keeps a space before the colon that never breaks. */
export function colon(locale: PublicLocale): string {
  return locale === 'fr' ? '\u00a0: ' : ': '
}

/** "Label: value" as the language writes it. */
export function labelled(label: string, value: string, locale: PublicLocale): string {
  return `${label}${colon(locale)}${value}`
}
