import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PublicLocale } from '#platform/text/locale.ts'
import type { QuestionWords } from './domain/ask.ts'
import { type Catalogue, makeCatalogue } from './domain/catalogue.ts'
import { localise, type Translation } from './domain/localise.ts'
import type { Right } from './domain/right-schema.ts'
import { sentencesIn } from './domain/sentences.ts'
import { ownWordsSchema, questionWordsSchema, wordsSchema } from './words-schema.ts'

/** The translations of the rights in one language, by id of the right. Dutch stands in the rights themselves. */
export function readWords(root: string, locale: PublicLocale): Readonly<Record<string, Translation>> {
  const file = join(root, 'packs', 'rights', 'words', `${locale}.json`)
  if (locale === 'nl' || !existsSync(file)) return {}
  return wordsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
}

/** The rights in a language, read and ready to judge families. */
export function catalogueIn(root: string, rights: readonly Right[], locale: PublicLocale): Catalogue {
  const words = readWords(root, locale)
  return makeCatalogue(
    rights.map((right) => localise(right, words[right.id])),
    sentencesIn(locale),
  )
}

/** The questions about facts in a language; in Dutch while a language has none. */
export function readQuestions(root: string, locale: PublicLocale): QuestionWords {
  const folder = join(root, 'packs', 'rights', 'questions')
  const file = join(folder, `${locale}.json`)
  return questionWordsSchema.parse(JSON.parse(readFileSync(existsSync(file) ? file : join(folder, 'nl.json'), 'utf8')))
}

/**
 * The same questions as they are put to who answers for her own family: `adults[0]` is she ("you"), every other adult her partner, a child hers. A worker
 * who asks about a family reads the others.
 */
export function readOwnQuestions(root: string, locale: PublicLocale): QuestionWords {
  const all = readQuestions(root, locale)
  const own = ownWordsSchema.parse(JSON.parse(readFileSync(join(root, 'packs', 'rights', 'questions', 'own', `${locale}.json`), 'utf8')))
  return { ...all, ask: { ...all.ask, ...own } }
}
