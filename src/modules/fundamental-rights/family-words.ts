import type { Answer } from '#modules/indicators/public.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { publicTexts, type Same } from '#platform/text/texts.ts'
import { ar } from './family-words.ar.ts'
import { en } from './family-words.en.ts'
import { es } from './family-words.es.ts'
import { fr } from './family-words.fr.ts'
import { nl } from './family-words.nl.ts'
import { ro } from './family-words.ro.ts'
import { tr } from './family-words.tr.ts'
import { uk } from './family-words.uk.ts'

export type FamilyWords = Same<typeof nl>
export const familyWords: (locale: PublicLocale) => FamilyWords = publicTexts<FamilyWords>({ nl, fr, en, ar, tr, es, ro, uk })

/** The three ways not to give a number, as she says them. */
export function waysNotToScore(
  w: FamilyWords,
): readonly { readonly value: 'unknown' | 'not-applicable' | 'skipped'; readonly label: string }[] {
  return [
    { value: 'unknown', label: w.unknown },
    { value: 'not-applicable', label: w.notApplicable },
    { value: 'skipped', label: w.skipped },
  ]
}

/** An answer in a word or a number; never a number for what has none. */
export function answerIn(w: FamilyWords, answer: Answer | undefined): string {
  if (answer === undefined) return w.missing
  return answer.state === 'answered' ? String(answer.level) : (waysNotToScore(w).find(({ value }) => value === answer.state)?.label ?? '')
}
