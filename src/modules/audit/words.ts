import { type PublicLocale, type StaffLocale, staffLocales } from '#platform/text/locale.ts'
import { isReading, type WordOfAct, widerWord, wordOfAct } from './domain/acts.ts'
import { en } from './words.en.ts'
import { familyWords } from './words.family.ts'
import { fr } from './words.fr.ts'
import { nl } from './words.nl.ts'

export type ActText = Readonly<Record<WordOfAct | 'other', string>>

const staffWords: Readonly<Record<StaffLocale, ActText>> = { nl, en, fr }

function isStaffLocale(locale: PublicLocale): locale is StaffLocale {
  return staffLocales.some((one) => one === locale)
}

/** What somebody did, in words for whom it is about: "Keek in het dossier". An act without words of its own stays true and says less. */
export function actWords(action: string, locale: PublicLocale): string {
  const word = wordOfAct(action) ?? (isReading(action) ? 'readDossier' : 'other')
  if (isStaffLocale(locale)) return staffWords[locale][word]
  return familyWords[locale][word === 'other' ? 'other' : widerWord[word]]
}
