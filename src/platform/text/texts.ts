import { type PublicLocale, type StaffLocale, toStaffLocale } from './locale.ts'

/** The shape of a Dutch text object; a language that misses a text, or adds one, does not compile. */
export type Same<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Same<T[K]> }

/** Texts of staff pages. A reader in a language without staff texts gets Dutch. */
export function texts<Text>(byLocale: Readonly<Record<StaffLocale, Text>>): (locale: PublicLocale) => Text {
  return (locale) => byLocale[toStaffLocale(locale)]
}

/** Texts of pages for families and partners, in every public language. */
export function publicTexts<Text>(byLocale: Readonly<Record<PublicLocale, Text>>): (locale: PublicLocale) => Text {
  return (locale) => byLocale[locale]
}
