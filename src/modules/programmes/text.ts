import type { PublicLocale } from '#platform/text/locale.ts'
import { type Same, texts } from '#platform/text/texts.ts'
import type { ProgrammeSuggestion } from './domain/suggest-programme.ts'
import { en } from './text.en.ts'
import { fr } from './text.fr.ts'
import { nl } from './text.nl.ts'

export type Words = Same<typeof nl>
export const text = texts<Words>({ nl, en, fr })

export type SuggestionWords = {
  readonly title: string
  readonly reasons: readonly string[]
  readonly unknown: readonly string[]
  readonly against: readonly string[]
  /** That the worker decides; stands under every suggestion. */
  readonly decide: string
}

function worded(words: Readonly<Record<string, string>>, codes: readonly string[]): readonly string[] {
  return codes.flatMap((code) => words[code] ?? [])
}

/** A suggestion in words: what it points to, why, what is not known and what speaks against it. */
export function suggestionText(suggestion: ProgrammeSuggestion, locale: PublicLocale): SuggestionWords {
  const t = text(locale)
  return {
    title: t.points[suggestion.points](suggestion.name),
    reasons: worded({ ...t.against, ...t.reasons }, suggestion.reasons),
    unknown: worded(t.unknown, suggestion.unknown),
    against: worded(t.against, suggestion.against),
    decide: t.decide,
  }
}
