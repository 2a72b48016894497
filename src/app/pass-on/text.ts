import { type Same, texts } from '#platform/text/texts.ts'
import { en } from './text.en.ts'
import { fr } from './text.fr.ts'
import { nl } from './text.nl.ts'

export type Text = Same<typeof nl>

export const text = texts<Text>({ nl, en, fr })
