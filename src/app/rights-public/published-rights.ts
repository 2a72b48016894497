import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Right } from '#modules/rights/in-browser/public.ts'
import { localise, readOwnQuestions, readWords } from '#modules/rights/public.ts'
import { packRights, rightsOf } from '#modules/rights-catalogue/public.ts'
import { visitor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { projectRoot } from '#platform/root.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import type { Delivery } from './delivery.ts'
import { rightsText } from './text.ts'

/** Whose rights the public sees: with what this municipality published itself. One without an id has none of its own. */
export type Place = { readonly id: string; readonly slug: string }

/** The rights of a municipality as they hold now: the same list as long as nothing is published or taken back. */
export async function publishedRights(deps: Deps, { id }: Place): Promise<readonly Right[]> {
  return id === '' ? packRights() : deps.db.as(visitor(id, 'referral'), (tx) => rightsOf(tx, id))
}

function municipalitiesIn(rights: readonly Right[]): readonly string[] {
  const names = rights.flatMap(({ territory }) => ('municipalities' in territory ? territory.municipalities : []))
  return [...new Set(names)].toSorted((a, b) => a.localeCompare(b))
}

export function deliveryIn(locale: PublicLocale, rights: readonly Right[]): Delivery {
  const words = readWords(projectRoot, locale)
  const hasQuestions = locale === 'nl' || existsSync(join(projectRoot, 'packs', 'rights', 'questions', `${locale}.json`))
  return {
    locale,
    text: rightsText(locale),
    questions: readOwnQuestions(projectRoot, locale),
    rights: rights.map((right) => localise(right, words[right.id])),
    untranslated: locale === 'nl' ? [] : rights.flatMap(({ id }) => (words[id] === undefined ? [id] : [])),
    areQuestionsDutch: !hasQuestions,
    municipalities: municipalitiesIn(rights),
  }
}

export type Published = { readonly delivery: Delivery; readonly path: string; readonly script: string; readonly gzip: Buffer }
const made = new WeakMap<readonly Right[], Map<PublicLocale, Published>>()

/** The same as a script for the browser. Its address changes with its content, so it may be kept for ever; rights of one municipality name it. */
export function publishedAs(locale: PublicLocale, rights: readonly Right[], slug: string): Published {
  const known = made.get(rights) ?? new Map<PublicLocale, Published>()
  made.set(rights, known)
  const before = known.get(locale)
  if (before !== undefined) return before
  const delivery = deliveryIn(locale, rights)
  // A text that is parsed starts faster than the same as a program.
  const script = `window.opkomstRights=JSON.parse(${JSON.stringify(JSON.stringify(delivery))})`
  const hash = createHash('sha256').update(script).digest('hex').slice(0, 10)
  const whose = rights === packRights() ? '' : `?gemeente=${slug}`
  const published = { delivery, path: `/assets/gegevens/${locale}-${hash}.js${whose}`, script, gzip: gzipSync(script, { level: 9 }) }
  known.set(locale, published)
  return published
}

/** What the public of a municipality gets in one language. */
export async function publishedIn(deps: Deps, locale: PublicLocale, place: Place): Promise<Published> {
  return publishedAs(locale, await publishedRights(deps, place), place.slug)
}
