import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Right } from '#modules/rights/in-browser/public.ts'
import { loadRights, localise, readQuestions, readWords } from '#modules/rights/public.ts'
import { projectRoot } from '#platform/root.ts'
import { type PublicLocale, publicLocales } from '#platform/text/locale.ts'
import type { Delivery } from './delivery.ts'
import { rightsText } from './text.ts'

let fromPacks: readonly Right[] | null = null

/** The rights the public sees: those of the packs for now. Rights a municipality publishes itself are laid over them here. */
export function publishedRights(): readonly Right[] {
  fromPacks ??= loadRights(projectRoot)
  return fromPacks
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
    questions: readQuestions(projectRoot, locale),
    rights: rights.map((right) => localise(right, words[right.id])),
    untranslated: locale === 'nl' ? [] : rights.flatMap(({ id }) => (words[id] === undefined ? [id] : [])),
    areQuestionsDutch: !hasQuestions,
    municipalities: municipalitiesIn(rights),
  }
}

export type Published = { readonly delivery: Delivery; readonly path: string; readonly script: string; readonly gzip: Buffer }
const made = new Map<PublicLocale, { readonly of: readonly Right[]; readonly published: Published }>()

/** The same as a script for the browser. Its address changes with its content, so it may be kept for ever. */
export function publishedIn(locale: PublicLocale): Published {
  const rights = publishedRights()
  const known = made.get(locale)
  if (known?.of === rights) return known.published
  const delivery = deliveryIn(locale, rights)
  // A text that is parsed starts faster than the same as a program.
  const script = `window.opkomstRights=JSON.parse(${JSON.stringify(JSON.stringify(delivery))})`
  const hash = createHash('sha256').update(script).digest('hex').slice(0, 10)
  const published = { delivery, path: `/assets/gegevens/${locale}-${hash}.js`, script, gzip: gzipSync(script, { level: 9 }) }
  made.set(locale, { of: rights, published })
  return published
}

export const publishedLocales = publicLocales
