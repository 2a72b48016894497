import { constants, existsSync } from 'node:fs'
import { access, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { journalNames } from '#modules/audit/public.ts'
import { reasonOf } from '#platform/db/connection.ts'
import { embeddedStateDir } from '#platform/db/embedded.ts'
import { isInside, modeOf } from '#platform/keys/key-file.ts'
import type { JournalFacts } from './judge-journal.ts'

/** Looks at the folder, or at the one it would be made in; writes nothing. `dataDir`: where the embedded database keeps its files, when it is that one. */
export async function readJournalFolder(folder: string, dataDir: string | null): Promise<JournalFacts> {
  const data = dataDir === null ? [] : [dataDir, embeddedStateDir()]
  const facts = { folder, isInsideData: data.some((one) => isInside(folder, one)), mode: existsSync(folder) ? modeOf(folder) : null }
  let there = folder
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there)
  try {
    const journals = journalNames(folder).length
    await access(there, constants.W_OK | constants.X_OK)
    const { bavail, bsize } = await statfs(there)
    return { ...facts, problem: null, freeBytes: bavail * bsize, journals }
  } catch (error) {
    return { ...facts, problem: reasonOf(error), freeBytes: null, journals: 0 }
  }
}
