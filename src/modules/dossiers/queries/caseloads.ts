import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'

/** Weighted points of the open families of one worker, out of the most a full-time worker carries. */
export type Caseload = {
  readonly accountId: string
  readonly name: string
  readonly families: number
  readonly points: number
  readonly ceiling: number
}

/** The caseload of each active counsellor, midwife and team lead, by name; 0 families included. */
export async function caseloads(_tx: Tx, _municipalityId: string, _today: IsoDay): Promise<readonly Caseload[]> {
  throw new Error('not ready')
}
