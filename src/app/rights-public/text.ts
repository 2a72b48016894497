import { publicTexts, type Same } from '#platform/text/texts.ts'
import { ar } from './text.ar.ts'
import { en } from './text.en.ts'
import { es } from './text.es.ts'
import { fr } from './text.fr.ts'
import { nl } from './text.nl.ts'
import { ro } from './text.ro.ts'
import { tr } from './text.tr.ts'
import { uk } from './text.uk.ts'

export type RightsText = Same<typeof nl>

export const rightsText = publicTexts<RightsText>({ nl, en, fr, ar, tr, es, ro, uk })
