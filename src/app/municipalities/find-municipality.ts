import type { Deps } from '#platform/deps.ts'
import { slugOf } from './create-municipality.ts'

/** A municipality by its name or slug, forgiving capitals and accents. */
export async function findMunicipality(deps: Deps, name: string): Promise<{ readonly id: string; readonly name: string } | null> {
  const slug = slugOf(name)
  const rows = await deps.db.catalogue((db) => db.selectFrom('platform.municipality').select(['id', 'name', 'slug']).execute())
  const found = rows.find((row) => row.slug === slug)
  return found === undefined ? null : { id: found.id, name: found.name }
}

/** Fewer letters are no beginning of a name but a slip. */
const fewestLetters = 3

/** The one municipality whose name begins so, forgiving capitals and accents; null when there is none, or a choice. */
export function onlyOneThatBegins<Row extends { readonly name: string }>(all: readonly Row[], name: string): Row | null {
  const begin = slugOf(name)
  const [found, other] = begin.length < fewestLetters ? [] : all.filter((row) => slugOf(row.name).startsWith(begin))
  return found !== undefined && other === undefined ? found : null
}
