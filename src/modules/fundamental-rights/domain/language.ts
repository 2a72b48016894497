import { isPublicLocale, type PublicLocale } from '#platform/text/locale.ts'

/** Spoken languages whose speakers mostly read one of the languages of the pages. */
const readAs: Readonly<Record<string, PublicLocale>> = { ary: 'ar', arz: 'ar', apc: 'ar' }

/** The language to offer the questions in: hers when the pages have it, else Dutch. A proposal only; she changes it in one tap. */
export function languageToOffer(spoken: string | null): PublicLocale {
  if (spoken === null) return 'nl'
  return isPublicLocale(spoken) ? spoken : (readAs[spoken] ?? 'nl')
}
