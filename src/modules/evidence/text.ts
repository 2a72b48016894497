import { texts } from '#platform/text/texts.ts'
import { text as en } from './text.en.ts'
import { text as fr } from './text.fr.ts'
import { type EvidenceText, text as nl } from './text.nl.ts'

export const evidenceText = texts<EvidenceText>({ nl, en, fr })
