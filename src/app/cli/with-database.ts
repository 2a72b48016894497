import { resolveDatabase } from '#platform/db/connection.ts'
import { openDatabase } from '#platform/db/database.ts'
import { migrate } from '#platform/db/migrate.ts'
import { type Deps, realDeps } from '#platform/deps.ts'
import { findMunicipality } from '../municipalities/find-municipality.ts'

export type CommandWorld = { readonly deps: Deps; readonly ownerUrl: string; readonly appUrl: string }

/** A command's work on an up-to-date database: the running one, or the embedded one started for as long as it takes. */
export async function withDatabase<T>(work: (world: CommandWorld) => Promise<T>): Promise<T> {
  const database = await resolveDatabase(process.env)
  try {
    await migrate(database.ownerUrl)
    const db = openDatabase(database.appUrl, { size: 4 })
    try {
      return await work({ deps: realDeps(db), ownerUrl: database.ownerUrl, appUrl: database.appUrl })
    } finally {
      await db.close()
    }
  } finally {
    await database.stop()
  }
}

/** The id of a municipality by name; fails with a line that says which there are. */
export async function municipalityNamed(deps: Deps, name: string): Promise<string> {
  const found = await findMunicipality(deps, name)
  if (found !== null) return found.id
  const all = await deps.db.catalogue((db) => db.selectFrom('platform.municipality').select('name').orderBy('name').execute())
  const known =
    all.length === 0
      ? 'There is none yet; make one with: npx opkomst municipality create --name NAME'
      : `Known: ${all.map((row) => row.name).join(', ')}`
  throw new Error(`there is no municipality "${name}". ${known}`)
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
