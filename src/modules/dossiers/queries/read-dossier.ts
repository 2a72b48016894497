import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { DossierSummary } from '../domain/summary.ts'

/** One query. `today` sets the clock and the phase. Null when it is not there. */
export async function readDossier(_tx: Tx, _municipalityId: string, _dossierId: string, _today: IsoDay): Promise<DossierSummary | null> {
  throw new Error('not ready')
}
