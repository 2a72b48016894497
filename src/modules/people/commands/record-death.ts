import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'

/** Writes down the day a person died, or takes it back with null. Whoever calls has checked the day and writes the audit record of the act. */
export async function recordDeath(tx: Tx, municipalityId: string, personId: string, diedOn: IsoDay | null): Promise<void> {
  await tx
    .updateTable('people.person')
    .set({ died_on: diedOn })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', personId)
    .execute()
}
