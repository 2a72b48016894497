import type { PublicLocale } from '#platform/text/locale.ts'
import { type Same, texts } from '#platform/text/texts.ts'
import { en } from './text.en.ts'
import { fr } from './text.fr.ts'
import { nl } from './text.nl.ts'

export type Words = Same<typeof nl>
export const text: (locale: PublicLocale) => Words = texts<Words>({ nl, en, fr })
