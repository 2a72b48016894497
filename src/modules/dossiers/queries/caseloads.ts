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
  readonly role: string
  readonly families: number
  readonly points: number
  readonly ceiling: number
  /** The programmes of the families she guides now. */
  readonly programmes: readonly string[]
}

const defaultCeiling = 16

/** The caseload of each active counsellor, midwife and team lead, by name; 0 families included. A phase weighs what its pack says. */
export async function caseloads(tx: Tx, municipalityId: string, today: IsoDay): Promise<readonly Caseload[]> {
  const team = await listTeam(tx, municipalityId)
  const packs = await currentPacks(tx, municipalityId, today)
  const ceiling = Math.max(0, ...packs.map((pack) => pack.caseload.ceiling)) || defaultCeiling
  const loads = new Map<string, { families: number; points: number; programmes: Set<string> }>()
  const chosen = sql`select d.* from dossiers.dossier d where d.municipality_id = ${municipalityId} and d.is_open
    and exists (select 1 from dossiers.assignment a where a.municipality_id = ${municipalityId} and a.dossier_id = d.id and a.until_on is null)`
  const { rows } = await summarySql(chosen, today).execute(tx)
  for (const row of rows) {
    if (row.counsellor_id === null) continue
    const pack = await packOf(tx, municipalityId, row.programme, row.pack_version)
    const load = loads.get(row.counsellor_id) ?? { families: 0, points: 0, programmes: new Set() }
    load.families += 1
    load.programmes.add(row.programme)
    load.points += caseloadWeight(pack, phaseOn(pack, familyOf(row), today)?.id ?? null)
    loads.set(row.counsellor_id, load)
  }
  return team.map(({ id, name, role, capacityPoints }) => ({
    accountId: id,
    name,
    role,
    families: loads.get(id)?.families ?? 0,
    points: loads.get(id)?.points ?? 0,
    ceiling: capacityPoints ?? ceiling,
    programmes: [...(loads.get(id)?.programmes ?? [])],
  }))
}

/** How many families that run each account guides, closed accounts too, without the dossiers of `except`. Nobody with none is named. */
export async function familiesPerCounsellor(
  tx: Tx,
  municipalityId: string,
  except: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; families: number }>`
    select a.account_id as id, count(*)::int as families from dossiers.assignment a
    join dossiers.dossier d on d.municipality_id = a.municipality_id and d.id = a.dossier_id and d.is_open
    where a.municipality_id = ${municipalityId} and a.until_on is null and a.dossier_id <> all(${[...except]}::uuid[])
    group by a.account_id`.execute(tx)
  return new Map(rows.map(({ id, families }) => [id, families]))
}
