import { publicTexts, type Same, texts } from '#platform/text/texts.ts'
import { en as staffEn } from './staff-text.en.ts'
import { fr as staffFr } from './staff-text.fr.ts'
import { nl as staffNl } from './staff-text.nl.ts'
import { ar } from './text.ar.ts'
import { en } from './text.en.ts'
import { es } from './text.es.ts'
import { fr } from './text.fr.ts'
import { nl } from './text.nl.ts'
import { ro } from './text.ro.ts'
import { tr } from './text.tr.ts'
import { uk } from './text.uk.ts'

export type PublicText = Same<typeof nl>
export type StaffWords = Same<typeof staffNl>

export const publicText = publicTexts<PublicText>({ nl, en, fr, ar, tr, es, ro, uk })
export const staffText = texts<StaffWords>({ nl: staffNl, en: staffEn, fr: staffFr })
