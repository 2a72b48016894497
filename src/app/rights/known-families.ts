import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { type FamilyRows, readFamilyRows } from './family-rows.ts'
import { type KnownFamily, situationOfDossier } from './situation-of-dossier.ts'

/** What is known of one family; null when the reader may not see it. */
export async function knownFamily(tx: Tx, municipalityId: string, dossierId: string, today: IsoDay): Promise<KnownFamily | null> {
  const [rows] = await readFamilyRows(tx, municipalityId, { ids: [dossierId] })
  return rows === undefined ? null : situationOfDossier(rows, today)
}

/** Few enough to be a small part of the memory, enough that five statements for each page cost nothing. */
const pageSize = 500

/** Every running family the actor may see, a page at a time, in the order of the ids of their dossiers: five statements for each page. */
export async function* runningFamilies(tx: Tx, municipalityId: string): AsyncGenerator<readonly FamilyRows[]> {
  let after: string | null = null
  for (;;) {
    const page: readonly FamilyRows[] = await readFamilyRows(tx, municipalityId, { running: true, after, limit: pageSize })
    if (page.length > 0) yield page
    if (page.length < pageSize) return
    after = page.at(-1)?.dossier.id ?? null
  }
}
