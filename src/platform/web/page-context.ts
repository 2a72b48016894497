import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { IsoDay } from '../day.ts'
import type { PublicLocale } from '../text/locale.ts'
import type { IconName } from './icons.tsx'

export type NavItem = {
  readonly href: string
  readonly label: string
  readonly icon: IconName
  readonly count?: number | undefined
  /** Pages name their section; the item of that section is the current one. */
  readonly section: string
}

export type Flash = {
  readonly kind: 'done' | 'problem'
  readonly text: string
  readonly undo?: { readonly action: string } | undefined
}

/** Everything a page needs to know about who reads it, where and when. */
export type PageContext = {
  readonly locale: PublicLocale
  readonly municipality: {
    readonly id: string
    readonly name: string
    readonly slug: string
    readonly theme: string
    readonly phone: string | null
    readonly demo: boolean
  }
  readonly path: string
  readonly today: IsoDay
  readonly csrfToken: string
  readonly user: null | {
    readonly id: string
    readonly name: string
    readonly initials: string
    readonly role: string
    readonly home: string
  }
  readonly nav: readonly NavItem[]
  readonly flash: Flash | null
  /** What holds for everything on this page and may not be overlooked. */
  readonly notice?: string
}

/** What sign-in and error pages have when there is no request context yet. */
export type PlainContext = Pick<PageContext, 'locale' | 'municipality'>

const Locale = createContext<PublicLocale>('nl')

/** The page shells provide it, so that parts know their language without being told each time. */
export const LocaleProvider = Locale.Provider

export function useLocale(): PublicLocale {
  return useContext(Locale)
}
