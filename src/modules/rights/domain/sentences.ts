import type { PublicLocale } from '#platform/text/locale.ts'
import { ar } from './sentences/ar.ts'
import { en } from './sentences/en.ts'
import { es } from './sentences/es.ts'
import { fr } from './sentences/fr.ts'
import { nl } from './sentences/nl.ts'
import { ro } from './sentences/ro.ts'
import { tr } from './sentences/tr.ts'
import { uk } from './sentences/uk.ts'

/** The engine's own sentences, in the reader's language; those of a right stand in its file and its translations. */
export type Sentences = {
  readonly territory: {
    readonly belgium: string
    readonly flanders: string
    readonly brussels: string
    readonly wallonia: string
    readonly municipalities: (names: readonly string[]) => string
  }
  /** Whom the conditions below it were judged for; a person by its id, else by its place in the list. */
  readonly judged: {
    readonly family: string
    readonly child: (who: string) => string
    readonly adult: (who: string) => string
  }
  readonly noChild: string
  readonly noAdult: string
  readonly ended: string
  readonly rulesUnknown: string
}

const all: Readonly<Record<PublicLocale, Sentences>> = { nl, fr, en, ar, tr, es, ro, uk }

export function sentencesIn(locale: PublicLocale): Sentences {
  return all[locale]
}
