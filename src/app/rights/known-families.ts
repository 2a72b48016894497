import type { Situation } from '#modules/rights/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { type FamilyRows, readFamilyRows } from './family-rows.ts'
import { type KnownFamily, situationOfDossier } from './situation-of-dossier.ts'

/** What is known of one family; null when the reader may not see it. */
export async function knownFamily(tx: Tx, municipalityId: string, dossierId: string, today: IsoDay): Promise<KnownFamily | null> {
  const [rows] = await readFamilyRows(tx, municipalityId, { ids: [dossierId] })
  return rows === undefined ? null : situationOfDossier(rows, today)
}

const pageSize = 5000

/** Every running family the actor may see, thousands at a time: five statements for each page of them. */
export async function* runningFamilies(tx: Tx, municipalityId: string): AsyncGenerator<FamilyRows> {
  let after: string | null = null
  for (;;) {
    const page: readonly FamilyRows[] = await readFamilyRows(tx, municipalityId, { running: true, after, limit: pageSize })
    yield* page
    if (page.length < pageSize) return
    after = page.at(-1)?.dossier.id ?? null
  }
}

/** The situation of every running family, for who previews what a change of the rules does. */
export async function* runningSituations(
  tx: Tx,
  actor: Actor,
  today: IsoDay,
): AsyncGenerator<{ readonly dossierId: string; readonly reference: string; readonly situation: Situation }> {
  for await (const rows of runningFamilies(tx, actor.municipalityId)) {
    const { dossierId, reference, situation } = situationOfDossier(rows, today)
    yield { dossierId, reference, situation }
  }
}
