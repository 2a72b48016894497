import { statfs } from 'node:fs/promises'
import { migrations } from '#db/migrations/index.ts'
import { reasonOf } from '#platform/db/connection.ts'
import { openDatabase } from '#platform/db/database.ts'
import { withClient } from '#platform/db/embedded/provision.ts'
import { realDeps } from '#platform/deps.ts'
import type { KeySource } from '#platform/keys/key-source.ts'
import { keySourceOf } from '#platform/keys/seal.ts'
import type { PartsCheck } from '../../parts/parts-check.ts'
import { lostEverywhere } from '../../rights-edit/lost-rights.ts'
import { type Finding, fail, fine, warn } from './finding.ts'
import { judgeBackup } from './judge-backup.ts'
import { judgeJournal } from './judge-journal.ts'
import { judgeKeys } from './judge-keys.ts'
import { judgeClock, judgeDisk, judgeNode } from './judge-machine.ts'
import { judgeParts } from './judge-parts.ts'
import { judgeRights } from './judge-rights.ts'
import { judgeRole, judgeSchema } from './judge-schema.ts'
import { judgeServer } from './judge-server.ts'
import { readClockDifference, readRole, readSchema, readServer } from './read-facts.ts'
import { readJournalFolder } from './read-journal.ts'
import { readKeys } from './read-keys.ts'

export type DoctorInput = {
  readonly ownerUrl: string
  readonly appUrl: string
  /** Folder of the database's files when they are on this machine. */
  readonly dataDir: string | null
  readonly now: () => Date
  /** Where the keys come from; by the settings when left out. */
  readonly keys?: KeySource
  /** When the last backup was made: null for never, left out when it is not looked at. */
  readonly lastBackup?: Date | null
  /** What this release knows of the parts of others: null when it does not say, left out when it is not looked at. */
  readonly parts?: PartsCheck | null
  /** Folder of the journal of the audit; left out when it is not looked at. */
  readonly journal?: string
}

export function unreachable(error: unknown): Finding {
  const remedy = 'Check DATABASE_URL, and whether the server runs and may be reached from here.'
  return fail('database', 'The database does not answer', reasonOf(error), remedy)
}

async function checkDisk(dataDir: string | null): Promise<Finding> {
  if (dataDir === null) return fine('disk', 'The database is on another server; its disk is not looked at')
  try {
    const { bavail, bsize } = await statfs(dataDir)
    return judgeDisk(bavail * bsize, dataDir)
  } catch (error) {
    return warn('disk', `Cannot look at ${dataDir}`, reasonOf(error), 'Run this command as the account that runs the program.')
  }
}

async function checkOwner({ ownerUrl, now, dataDir, keys }: DoctorInput): Promise<Finding[]> {
  return withClient(ownerUrl, async (client) => [
    fine('database', 'The database answers'),
    judgeClock(now(), await readClockDifference(client, now)),
    ...judgeServer(await readServer(client)),
    ...judgeSchema(await readSchema(client), Object.keys(migrations)),
    ...judgeKeys(await readKeys(client, keys ?? keySourceOf(process.env), dataDir)),
  ])
}

async function checkApp(appUrl: string): Promise<Finding> {
  try {
    return await withClient(appUrl, async (client) => judgeRole(await readRole(client)))
  } catch (error) {
    const remedy =
      'Run npx opkomst migrate, which makes the role. If it exists: grant opkomst_app to the role of DATABASE_URL, or set DATABASE_APP_URL.'
    return fail('app-role', 'The role that serves requests cannot connect', reasonOf(error), remedy)
  }
}

/** Only once the tables are there; what is wrong with those is told already. */
async function checkRights(appUrl: string): Promise<Finding[]> {
  const db = openDatabase(appUrl, { size: 1 })
  try {
    return [judgeRights(await lostEverywhere(realDeps(db)))]
  } catch {
    return []
  } finally {
    await db.close()
  }
}

/** Looks at everything an installation stands on. Changes nothing. */
export async function runDoctor(input: DoctorInput): Promise<Finding[]> {
  const { appUrl, dataDir, now, lastBackup, parts, journal } = input
  const backup = lastBackup === undefined ? [] : [judgeBackup(lastBackup, now())]
  const others = parts === undefined ? [] : [judgeParts(parts, now())]
  const journals = journal === undefined ? [] : judgeJournal(await readJournalFolder(journal, dataDir))
  const machine = [judgeNode(process.versions.node), await checkDisk(dataDir), ...backup, ...others, ...journals]
  try {
    return [...machine, ...(await checkOwner(input)), await checkApp(appUrl), ...(await checkRights(appUrl))]
  } catch (error) {
    return [...machine, judgeClock(now(), null), unreachable(error)]
  }
}
