import { type Ask, askFor, type Catalogue, type QuestionWords, readQuestions } from '#modules/rights/public.ts'
import { catalogueOf } from '#modules/rights-catalogue/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { projectRoot } from '#platform/root.ts'
import type { PublicLocale } from '#platform/text/locale.ts'

const questions = new Map<PublicLocale, QuestionWords>()

/** The rights of the actor's municipality, with what was published there, for who has no transaction at hand. */
export async function rightsHere(deps: Deps, actor: Actor, locale: PublicLocale): Promise<Catalogue> {
  return deps.db.as(actor, (tx) => catalogueOf(tx, actor.municipalityId, locale))
}

/** The question for a fact; null when nobody wrote one. */
export function askIn(path: string, locale: PublicLocale): Ask | null {
  const words = questions.get(locale) ?? readQuestions(projectRoot, locale)
  questions.set(locale, words)
  return askFor(path, words)
}
