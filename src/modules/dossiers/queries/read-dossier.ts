import { sql } from 'kysely'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { DossierSummary } from '../domain/summary.ts'
import { summarySql, toSummaries } from './summary.ts'

/** One query. `today` sets the clock and the phase. Null when it is not there. */
export async function readDossier(tx: Tx, municipalityId: string, dossierId: string, today: IsoDay): Promise<DossierSummary | null> {
  const chosen = sql`select * from dossiers.dossier where municipality_id = ${municipalityId} and id = ${dossierId}`
  const { rows } = await summarySql(chosen, today).execute(tx)
  return (await toSummaries(tx, municipalityId, rows, today))[0] ?? null
}
