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

/** The language of what the server is drawing at this moment; null while nothing is drawn, and in a browser. */
let drawing: PublicLocale | null = null

/** Draws something in a language. Drawing is never interrupted, so whoever asks meanwhile is part of it. */
export function drawnIn(locale: PublicLocale, draw: () => void): void {
  const before = drawing
  drawing = locale
  try {
    draw()
  } finally {
    drawing = before
  }
}

export function useLocale(): PublicLocale {
  return drawing ?? useContext(Locale)
}
