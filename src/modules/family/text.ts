import { publicTexts, type Same } from '#platform/text/texts.ts'
import { ar } from './text.ar.ts'
import { en } from './text.en.ts'
import { es } from './text.es.ts'
import { fr } from './text.fr.ts'
import { nl } from './text.nl.ts'
import { ro } from './text.ro.ts'
import { tr } from './text.tr.ts'
import { uk } from './text.uk.ts'

export type FamilyText = Same<typeof nl>

/** Her own pages, in every language for families. */
export const familyText = publicTexts<FamilyText>({ nl, en, fr, ar, tr, es, ro, uk })

/** What a message says: a code, and nothing that tells who sends it. */
export function messageText(locale: Parameters<typeof familyText>[0]): FamilyText['message'] {
  return familyText(locale).message
}
