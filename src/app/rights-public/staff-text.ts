import { type Same, texts } from '#platform/text/texts.ts'
import { en } from './staff-text.en.ts'
import { fr } from './staff-text.fr.ts'
import { nl } from './staff-text.nl.ts'

export type StaffText = Same<typeof nl>

export const staffText = texts<StaffText>({ nl, en, fr })
