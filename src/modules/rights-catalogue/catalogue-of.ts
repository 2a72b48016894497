import { type Catalogue, loadRights, localise, makeCatalogue, type Right, readWords, sentencesIn } from '#modules/rights/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { projectRoot } from '#platform/root.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { type Lost, lostIn, usable } from './domain/lost.ts'
import { overlay } from './domain/overlay.ts'
import { readPublished, readPublishedRows, readStamp } from './queries/read-changes.ts'

let packs: readonly Right[] | null = null

/** The rights that come with the program, read once. */
export function packRights(): readonly Right[] {
  packs ??= loadRights(projectRoot)
  return packs
}

type Kept<T> = { readonly stamp: string; readonly value: T }
const keptRights = new Map<string, Kept<readonly Right[]>>()
const keptCatalogues = new Map<string, Kept<Catalogue>>()
const most = 60

function keep<T>(store: Map<string, Kept<T>>, key: string, kept: Kept<T>): T {
  store.delete(key)
  store.set(key, kept)
  const oldest = store.keys().next()
  if (store.size > most && !oldest.done) store.delete(oldest.value)
  return kept.value
}

async function rightsAt(tx: Tx, municipalityId: string, stamp: string): Promise<readonly Right[]> {
  if (stamp === '') return packRights()
  const known = keptRights.get(municipalityId)
  if (known?.stamp === stamp) return known.value
  const published = await readPublished(tx, municipalityId)
  const changes = published.map(({ change }) => change)
  return keep(keptRights, municipalityId, { stamp, value: usable(packRights(), overlay(packRights(), changes)) })
}

/** The rights of a municipality as they hold now, in Dutch: the packs with what was published here laid over them. */
export async function rightsOf(tx: Tx, municipalityId: string): Promise<readonly Right[]> {
  return rightsAt(tx, municipalityId, await readStamp(tx, municipalityId))
}

/** What this municipality published and this version of the program cannot use. The other rights keep working. */
export async function lostOf(tx: Tx, municipalityId: string): Promise<readonly Lost[]> {
  return lostIn(packRights(), await readPublishedRows(tx, municipalityId))
}

/** The same, in a language and ready to judge families. Kept in memory until something is published or taken back; asking costs one statement. */
export async function catalogueOf(tx: Tx, municipalityId: string, locale: PublicLocale): Promise<Catalogue> {
  const stamp = await readStamp(tx, municipalityId)
  const key = stamp === '' ? locale : `${municipalityId} ${locale}`
  const known = keptCatalogues.get(key)
  if (known?.stamp === stamp) return known.value
  const rights = await rightsAt(tx, municipalityId, stamp)
  return keep(keptCatalogues, key, { stamp, value: inLanguage(rights, locale) })
}

/** Rights of the packs in a language; what a municipality wrote itself stays as it wrote it. */
function inLanguage(rights: readonly Right[], locale: PublicLocale): Catalogue {
  const words = readWords(projectRoot, locale)
  const localised = rights.map((right) => localise(right, words[right.id]))
  return makeCatalogue(localised, sentencesIn(locale))
}
