import { type Pack, packOf, phaseOn } from '#modules/programmes/public.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { type FamilyRow, type ListFilter, listFamilies, pageSize } from './list-query.ts'

/** Stands among the phases for a family whose guidance has not started. */
export const beforeStart = 'voor-start'

// A caseload fits in one reading; a whole team with thousands of families takes a few.
const batchSize = 500

function isInPhase(row: FamilyRow, pack: Pack, phase: string, today: IsoDay): boolean {
  const family = { startedOn: row.started_on, dueOn: row.due_on, bornOn: row.born_on, hasLoss: row.has_loss }
  return row.is_open && (phaseOn(pack, family, today)?.id ?? beforeStart) === phase
}

/**
 * One page of the running families that are in a phase today, and one row more when there is a next page. The phase follows from the pack a
 * dossier was opened with and is kept nowhere, so the list is read in its own order until the page is full.
 */
export async function listFamiliesInPhase(
  tx: Tx,
  municipalityId: string,
  filter: ListFilter,
  phase: string,
  today: IsoDay,
): Promise<FamilyRow[]> {
  const found: FamilyRow[] = []
  for (let after = filter.after, isMore = true; isMore && found.length <= pageSize; ) {
    const rows = await listFamilies(tx, municipalityId, { ...filter, after }, batchSize)
    for (const row of rows) {
      if (isInPhase(row, await packOf(tx, municipalityId, row.programme, row.pack_version), phase, today)) found.push(row)
    }
    const last = rows.at(-1)
    isMore = last !== undefined && rows.length === batchSize
    if (last !== undefined) after = { value: filter.sort === 'naam' ? '' : last.sort_value, id: last.id }
  }
  return found.slice(0, pageSize + 1)
}
