export const staffLocales = ['nl', 'en', 'fr'] as const
export type StaffLocale = (typeof staffLocales)[number]

export const publicLocales = ['nl', 'fr', 'en', 'ar', 'tr', 'es', 'ro', 'uk'] as const
export type PublicLocale = (typeof publicLocales)[number]

const names: Record<PublicLocale, string> = {
  nl: 'Nederlands',
  fr: 'Français',
  en: 'English',
  ar: 'العربية',
  tr: 'Türkçe',
  es: 'Español',
  ro: 'Română',
  uk: 'Українська',
}

/** The language's name in its own script: someone who cannot read Dutch must recognise it. */
export function localeName(locale: PublicLocale): string {
  return names[locale]
}

export function direction(locale: PublicLocale): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr'
}

export function isPublicLocale(value: string): value is PublicLocale {
  return publicLocales.some((locale) => locale === value)
}

export function isStaffLocale(value: string): value is StaffLocale {
  return staffLocales.some((locale) => locale === value)
}

/** Staff pages exist in three languages; any other reader gets Dutch. */
export function toStaffLocale(locale: PublicLocale): StaffLocale {
  return isStaffLocale(locale) ? locale : 'nl'
}

function preferences(header: string): readonly string[] {
  return header
    .split(',')
    .map((part, order) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find((q) => q !== undefined)
      return { language: tag.split('-')[0] ?? '', weight: weight === undefined ? 1 : Number(weight), order }
    })
    .filter((wish) => wish.language !== '' && wish.weight > 0)
    .sort((a, b) => b.weight - a.weight || a.order - b.order)
    .map((wish) => wish.language)
}

/** The first language of an Accept-Language header that is allowed; the first allowed one when none is. */
export function negotiate<L extends PublicLocale>(acceptLanguage: string | undefined, allowed: readonly [L, ...L[]]): L {
  for (const language of preferences(acceptLanguage ?? '')) {
    const found = allowed.find((locale) => locale === language)
    if (found !== undefined) return found
  }
  return allowed[0]
}
