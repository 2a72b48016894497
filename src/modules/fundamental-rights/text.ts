import type { Answer } from '#modules/indicators/public.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { type Same, texts } from '#platform/text/texts.ts'
import { en } from './text.en.ts'
import { fr } from './text.fr.ts'
import { nl } from './text.nl.ts'

export type Words = Same<typeof nl>
export const text: (locale: PublicLocale) => Words = texts<Words>({ nl, en, fr })

/** An answer in a narrow place: the number, or a word for what has none. */
export function shortAnswer(t: Words, answer: Answer | undefined): string {
  if (answer === undefined) return t.missing
  return answer.state === 'answered' ? String(answer.level) : t.unscored[answer.state]
}
