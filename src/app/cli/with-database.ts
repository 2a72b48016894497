import {
  endJournal,
  type Finding,
  findingLine,
  type JournalTrouble,
  journalFolder,
  keepJournalIn,
  readSealKeys,
  waitingPlaces,
} from '#modules/audit/public.ts'
import { resolveDatabase } from '#platform/db/connection.ts'
import { openDatabase } from '#platform/db/database.ts'
import { migrate } from '#platform/db/migrate.ts'
import { type Deps, realDeps } from '#platform/deps.ts'
import { projectRoot } from '#platform/root.ts'
import { anchorFiles, anchorFolder } from '../audit/anchor-files.ts'
import { sealing } from '../audit/seal-and-anchor.ts'
import { findMunicipality, onlyOneThatBegins } from '../municipalities/find-municipality.ts'

export type CommandWorld = { readonly deps: Deps; readonly ownerUrl: string; readonly appUrl: string }

/** A command's work on an up-to-date database: the running one, or the embedded one started for as long as it takes. */
export async function withDatabase<T>(work: (world: CommandWorld) => Promise<T>): Promise<T> {
  const database = await resolveDatabase(process.env)
  try {
    await migrate(database.ownerUrl)
    keepJournalIn(journalFolder(projectRoot))
    const db = openDatabase(database.appUrl, { size: 4 })
    const deps = realDeps(db)
    try {
      return await work({ deps, ownerUrl: database.ownerUrl, appUrl: database.appUrl })
    } finally {
      await sealOwnRecords(deps)
      await db.close()
    }
  } finally {
    await database.stop()
  }
}

/** What this command recorded is known to nobody after it, so it is sealed before it ends. What does not succeed is left to the next round. */
async function sealOwnRecords(deps: Deps): Promise<void> {
  const places = waitingPlaces()
  if (places.length === 0) return endJournal(false)
  try {
    const keys = readSealKeys(projectRoot)
    const tell = (municipalityId: string, finding: Finding): void => {
      process.stderr.write(`opkomst: the audit of municipality ${municipalityId}: ${findingLine(finding)}\n`)
    }
    const tellTrouble = ({ problem }: JournalTrouble): void => {
      process.stderr.write(`opkomst: the journal of the audit cannot be kept: ${problem.message}\n`)
    }
    const rounds = sealing(deps, keys, anchorFiles(anchorFolder(projectRoot), keys), journalFolder(projectRoot))
    await rounds.round({ reach: 'day', of: places, isEnding: true, onFound: tell, onJournal: tellTrouble })
  } catch (error) {
    process.stderr.write(`opkomst: what was recorded is not sealed yet: ${error instanceof Error ? error.message : String(error)}\n`)
  }
}

/** The id of a municipality by its whole name; fails with a line that says which was perhaps meant, or which there are. What changes something asks this. */
export async function municipalityNamed(deps: Deps, name: string): Promise<string> {
  const found = await findMunicipality(deps, name)
  if (found !== null) return found.id
  const all = await deps.db.catalogue((db) => db.selectFrom('platform.municipality').select(['id', 'name']).orderBy('name').execute())
  const meant = onlyOneThatBegins(all, name)
  const hint =
    meant !== null
      ? `Did you mean "${meant.name}"?`
      : all.length === 0
        ? 'There is none yet; make one with: npx opkomst municipality create --name NAME'
        : `Known: ${all.map((row) => row.name).join(', ')}`
  throw new Error(`there is no municipality "${name}". ${hint}`)
}

/** The same for what only reads: the beginning of a name is enough when one municipality begins so, and is said beside the answer. */
export async function municipalityToRead(deps: Deps, name: string): Promise<string> {
  if ((await findMunicipality(deps, name)) !== null) return municipalityNamed(deps, name)
  const all = await deps.db.catalogue((db) => db.selectFrom('platform.municipality').select(['id', 'name']).execute())
  const meant = onlyOneThatBegins(all, name)
  if (meant === null) return municipalityNamed(deps, name)
  process.stderr.write(`opkomst: there is no municipality "${name}"; this is of "${meant.name}"\n`)
  return meant.id
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Prints and waits until it is on its way: for who prints more than should wait in memory. */
export async function printed(text: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
  return promise
}
