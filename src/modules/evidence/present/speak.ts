import { formatNumber, formatPercent } from '#platform/text/format.ts'
import type { StaffLocale } from '#platform/text/locale.ts'
import { shareInWords } from '../domain/statistics/percentage.ts'
import type { Labels } from './labels.nl.ts'
import { labelsIn } from './labels.ts'
import type { FigureWords } from './words.nl.ts'
import { figureWords } from './words.ts'

/** Everything the figures need to say something in one language. */
export type Speak = {
  readonly locale: StaffLocale
  readonly words: FigureWords
  readonly labels: Labels
  readonly number: (value: number, digits?: number) => string
  readonly of: (k: number, n: number) => string
  /** "1 op 3", "8 van 16" or "34%": what the number can carry. */
  readonly share: (k: number, n: number) => string
  /** n and everyone who is left out, in one line; what is zero is not said. */
  readonly counts: (n: number, left: Partial<Left>) => string
}

type Left = { readonly missing: number; readonly stillRunning: number; readonly stoppedEarly: number; readonly notApplicable: number }

export function speakIn(locale: StaffLocale): Speak {
  const words = figureWords(locale)
  const number = (value: number, digits = 0) => formatNumber(value, locale, digits)
  const of = (k: number, n: number) => words.of(number(k), number(n))
  const share = (k: number, n: number) => {
    const said = shareInWords(k, n)
    if (said.kind === 'nobody') return words.noOne
    if (said.kind === 'count') return of(k, n)
    return said.kind === 'one-in' ? words.oneIn(said.part, said.whole) : formatPercent(k / n, locale)
  }
  const counts = (n: number, left: Partial<Left>) => {
    const { missing = 0, stillRunning = 0, stoppedEarly = 0, notApplicable = 0 } = left
    const parts = [words.n(number(n))]
    if (missing > 0) parts.push(words.missing(number(missing)))
    if (stillRunning > 0) parts.push(words.stillRunning(number(stillRunning)))
    if (stoppedEarly > 0) parts.push(words.stoppedEarly(number(stoppedEarly)))
    if (notApplicable > 0) parts.push(words.notApplicable(number(notApplicable)))
    return parts.join(' · ')
  }
  return { locale, words, labels: labelsIn(locale), number, of, share, counts }
}
