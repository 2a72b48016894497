import type { PublicLocale } from '#platform/text/locale.ts'
import { type Same, texts } from '#platform/text/texts.ts'
import type { AnswerRefusal } from './domain/answer.ts'
import type { Respondent } from './domain/instrument-schema.ts'
import { en } from './text.en.ts'
import { fr } from './text.fr.ts'
import { nl } from './text.nl.ts'

export type Words = Same<typeof nl>
export const text: (locale: PublicLocale) => Words = texts<Words>({ nl, en, fr })

export function answerError(t: Words, refusal: AnswerRefusal): string {
  if (refusal.kind === 'not-a-number') return t.errors.number
  if (refusal.kind === 'outside-scale') return t.errors.outside(refusal.min, refusal.max)
  if (refusal.kind === 'excludes-others') return t.errors.excludes
  return refusal.kind === 'nothing-chosen' ? t.errors.chooseOne : t.errors.option
}

/** Who chose the answers, in a word: the first name, together, or the counsellor. */
export function respondentName(t: Words, respondent: Respondent, givenName: string): string {
  return respondent === 'family' ? t.respondents.family(givenName) : t.respondents[respondent]
}

/** Whose view a series is, as a heading. */
export function viewOf(t: Words, respondent: Respondent, givenName: string): string {
  return respondent === 'family' ? t.seenBy.family(givenName) : t.seenBy[respondent]
}
