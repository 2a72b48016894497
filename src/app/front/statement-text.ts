import { publicTexts, type Same } from '#platform/text/texts.ts'
import { ar } from './statement-text.ar.ts'
import { en } from './statement-text.en.ts'
import { es } from './statement-text.es.ts'
import { fr } from './statement-text.fr.ts'
import { nl } from './statement-text.nl.ts'
import { ro } from './statement-text.ro.ts'
import { tr } from './statement-text.tr.ts'
import { uk } from './statement-text.uk.ts'

export type StatementText = Same<typeof nl>
export const statementText = publicTexts<StatementText>({ nl, en, fr, ar, tr, es, ro, uk })
