import { createContext, type VNode } from 'preact'
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

/** What puts a page on paper: the server has one, a browser has none. */
export type Pen = {
  readonly drawn: (part: VNode | null) => Buffer
  readonly bytes: (bytes: Uint8Array) => void
  readonly text: (text: string) => void
  /** All of an attribute, after its name. */
  readonly quoted: (text: string) => void
}

/** The language of what the server is drawing at this moment, and with what; null while nothing is drawn, and in a browser. */
let drawing: PublicLocale | null = null
let inHand: Pen | null = null

/** Draws something in a language. Drawing is never interrupted, so whoever asks meanwhile is part of it. */
export function drawnIn(locale: PublicLocale, pen: Pen, draw: () => void): void {
  const [before, other] = [drawing, inHand]
  drawing = locale
  inHand = pen
  try {
    draw()
  } finally {
    drawing = before
    inHand = other
  }
}

export function penInHand(): Pen | null {
  return inHand
}

export function useLocale(): PublicLocale {
  return drawing ?? useContext(Locale)
}
