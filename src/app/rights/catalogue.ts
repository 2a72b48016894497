import { type Ask, askFor, type Catalogue, catalogueIn, loadRights, type QuestionWords, readQuestions } from '#modules/rights/public.ts'
import { projectRoot } from '#platform/root.ts'
import type { PublicLocale } from '#platform/text/locale.ts'

const catalogues = new Map<PublicLocale, Catalogue>()
const questions = new Map<PublicLocale, QuestionWords>()
let rights: ReturnType<typeof loadRights> | null = null

/** The rights in a language, read once. */
export function rightsCatalogue(locale: PublicLocale): Catalogue {
  rights ??= loadRights(projectRoot)
  const known = catalogues.get(locale) ?? catalogueIn(projectRoot, rights, locale)
  catalogues.set(locale, known)
  return known
}

/** The question for a fact; null when nobody wrote one. */
export function askIn(path: string, locale: PublicLocale): Ask | null {
  const words = questions.get(locale) ?? readQuestions(projectRoot, locale)
  questions.set(locale, words)
  return askFor(path, words)
}
