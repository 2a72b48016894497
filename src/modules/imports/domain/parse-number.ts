import { fold } from './fold.ts'
import { list } from './list.ts'
import { type Cell, EMPTY, UNKNOWN, unreadable, value } from './parse-day.ts'

export const WEEKS_PER_MONTH = 4.345
export const MAX_WEEKS = 43
const NUMBER_WORDS = list('nul | een | twee | drie | vier | vijf | zes | zeven | acht | negen | tien | elf | twaalf')
const NOT_KNOWN = new Set(list('? | ?? | ??? | onbekend | niet gekend | unknown | inconnu | - | -- | weet niet'))
const NOT_APPLICABLE = new Set(list('nvt | na | / | niet van toepassing | bevallen | al bevallen | geboren | postnataal'))

function asNumber(text: string): number | null {
  const figures = /^\d{1,6}(?:[.,]\d{1,15})?$/.exec(text)
  if (figures) return Number(text.replace(',', '.'))
  const word = NUMBER_WORDS.indexOf(fold(text).replace(/^één$/, 'een'))
  return word < 0 ? null : word
}

/**
 * Completed weeks of pregnancy, 0 to 43: "28", "28w", "28,0", "28 wk", "28+3" (weeks + days) or months ("7 maanden", of 4.345 weeks each).
 * Parts of a week are dropped, never rounded up.
 */
export function parseWeeks(text: string): Cell<number> {
  const trimmed = text.trim().toLowerCase()
  const folded = fold(trimmed)
  if (trimmed === '' || NOT_APPLICABLE.has(folded)) return EMPTY
  if (trimmed.length > 40) return unreadable('number-unreadable')
  if (NOT_KNOWN.has(folded)) return UNKNOWN
  const plus =
    /^(\d{1,2})\s*(?:w|wk|wkn|weken|weeks?|sem|sa|s)?\.?\s*(?:\+\s*[0-6]\s*(?:d|dagen?|days?|j|jours?)?|(?:en\s*)?[0-6]\s*(?:d|dagen?|days?|j|jours?)|\/\s*40)$/.exec(
      trimmed,
    )
  const shaped =
    /^(?:ca\.?|ongeveer|ong\.?|circa|environ|env\.?|about|\+\/-|±|~|plusminus)?\s*(?:wk\.?|week|weken|sem\.?)?\s*([\d.,]+|[a-zé]+)\s*(?:(w|wk|wks|wkn|weken|week|s|sem|semaines?|weeks|sa)|(maand|maanden|mnd|m|mois|months?))?\.?\s*(?:zwanger|zw)?$/.exec(
      trimmed,
    )
  const amount = plus ? Number(plus[1]) : asNumber(shaped?.[1] ?? '')
  if (amount === null) return unreadable('number-unreadable')
  const weeks = Math.floor(shaped?.[3] !== undefined && !plus ? amount * WEEKS_PER_MONTH : amount)
  return weeks > MAX_WEEKS ? unreadable('out-of-range') : value(weeks)
}

/** A whole number of times, 0 to 1000: "5", "5x", "5 keer", "vijf", "geen" = 0. */
export function parseCount(text: string): Cell<number> {
  const trimmed = text.trim().toLowerCase()
  if (trimmed === '') return EMPTY
  if (trimmed.length > 40) return unreadable('number-unreadable')
  const folded = fold(trimmed)
  if (NOT_KNOWN.has(folded) && folded !== '-') return UNKNOWN
  if (/^(geen|nee|neen|nooit|niet|aucun|non|no|none|-|\/|nvt)$/.test(folded)) return value(0)
  const shaped = /^(\d+(?:[.,]0*)?|[a-zé]+)\s*(?:x|keer|maal|fois|times|sessies?|keren)?\.?$/.exec(trimmed)
  const amount = asNumber((shaped?.[1] ?? '').replace(/[.,]0*$/, ''))
  if (amount === null) return unreadable('number-unreadable')
  return Number.isInteger(amount) && amount <= 1000 ? value(amount) : unreadable('out-of-range')
}

/** A whole score between two bounds; "7/10" and "7,0" are read as 7. */
export function parseScore(text: string, min: number, max: number): Cell<number> {
  const trimmed = text.trim()
  if (trimmed === '' || NOT_APPLICABLE.has(fold(trimmed))) return EMPTY
  if (NOT_KNOWN.has(fold(trimmed))) return UNKNOWN
  const figures = /^(\d{1,3})(?:[.,]0+)?(?:\s*\/\s*(\d{1,3}))?$/.exec(trimmed)
  if (!figures || (figures[2] !== undefined && Number(figures[2]) !== max)) return unreadable('number-unreadable')
  const score = Number(figures[1])
  return score < min || score > max ? unreadable('out-of-range') : value(score)
}
