import { type PublicLocale, toStaffLocale } from '#platform/text/locale.ts'
import type { LocalText } from './pack-schema.ts'

/** The text of a pack in the language of the reader. */
export function said(text: LocalText, locale: PublicLocale): string {
  return text[toStaffLocale(locale)]
}
