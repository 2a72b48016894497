import type { Deps } from '#platform/deps.ts'
import type { Territory } from '../domain/territory.ts'

/** The municipalities of this installation; public, read outside any of them. */
export async function listTerritories(deps: Pick<Deps, 'db'>): Promise<Territory[]> {
  return deps.db.catalogue((db) =>
    db.selectFrom('platform.municipality').select(['id', 'name', 'slug', 'host', 'postcodes']).orderBy('created_at').execute(),
  )
}
