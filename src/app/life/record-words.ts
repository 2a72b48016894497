import { type Same, texts } from '#platform/text/texts.ts'
import { en } from './record-words.en.ts'
import { fr } from './record-words.fr.ts'
import { nl } from './record-words.nl.ts'

/** Words of the records of processing and the assessment: papers of a municipality for its supervisor. */
export type RecordWords = Same<Omit<typeof nl, 'always' | 'needQuestions' | 'signOff' | 'riskList'>> & {
  readonly always: readonly string[]
  readonly needQuestions: readonly string[]
  readonly signOff: readonly string[]
  readonly riskList: readonly { readonly risk: string; readonly measure: string }[]
}

export const recordWords = texts<RecordWords>({ nl, en, fr })
