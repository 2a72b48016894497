import { sql } from 'kysely'
import { listTeam } from '#modules/identity/public.ts'
import { caseloadWeight, currentPacks, packOf, phaseOn } from '#modules/programmes/public.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { familyOf, summarySql } from './summary.ts'

/** Weighted points of the open families of one worker, out of the most a full-time worker carries. */
export type Caseload = {
  readonly accountId: string
  readonly name: string
  readonly families: number
  readonly points: number
  readonly ceiling: number
}

const defaultCeiling = 16

/** The caseload of each active counsellor, midwife and team lead, by name; 0 families included. A phase weighs what its pack says. */
export async function caseloads(tx: Tx, municipalityId: string, today: IsoDay): Promise<readonly Caseload[]> {
  const team = await listTeam(tx, municipalityId)
  const packs = await currentPacks(tx, municipalityId, today)
  const ceiling = Math.max(0, ...packs.map((pack) => pack.caseload.ceiling)) || defaultCeiling
  const loads = new Map<string, { families: number; points: number }>()
  const chosen = sql`select d.* from dossiers.dossier d where d.municipality_id = ${municipalityId} and d.is_open
    and exists (select 1 from dossiers.assignment a where a.municipality_id = ${municipalityId} and a.dossier_id = d.id and a.until_on is null)`
  const { rows } = await summarySql(chosen, today).execute(tx)
  for (const row of rows) {
    if (row.counsellor_id === null) continue
    const pack = await packOf(tx, municipalityId, row.programme, row.pack_version)
    const load = loads.get(row.counsellor_id) ?? { families: 0, points: 0 }
    load.families += 1
    load.points += caseloadWeight(pack, phaseOn(pack, familyOf(row), today)?.id ?? null)
    loads.set(row.counsellor_id, load)
  }
  return team.map(({ id, name, capacityPoints }) => ({
    accountId: id,
    name,
    families: loads.get(id)?.families ?? 0,
    points: loads.get(id)?.points ?? 0,
    ceiling: capacityPoints ?? ceiling,
  }))
}
