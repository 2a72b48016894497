import { type Same, texts } from '#platform/text/texts.ts'

import { nl } from './text.nl.ts'

export type Words = Same<typeof nl>
export const text = texts<Words>({ nl, en: nl, fr: nl })
