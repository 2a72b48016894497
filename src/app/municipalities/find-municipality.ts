import type { Deps } from '#platform/deps.ts'
import { slugOf } from './create-municipality.ts'

/** A municipality by its name or slug, forgiving capitals and accents. */
export async function findMunicipality(deps: Deps, name: string): Promise<{ readonly id: string; readonly name: string } | null> {
  const slug = slugOf(name)
  const rows = await deps.db.catalogue((db) => db.selectFrom('platform.municipality').select(['id', 'name', 'slug']).execute())
  const found = rows.find((row) => row.slug === slug)
  return found === undefined ? null : { id: found.id, name: found.name }
}
