import { readSealKeys, sealAudit, sealKey, verifyAudit } from '#modules/audit/public.ts'
import type { Deps } from '#platform/deps.ts'
import { projectRoot } from '#platform/root.ts'
import type { Row } from './table.ts'

/** What sealing and verifying all records of a municipality takes; it happens beside the work, so it has no part in the time of a page. */
export async function measureSealing(deps: Deps, municipalityId: string): Promise<Row[]> {
  // The records were marked with the key of this installation; it stands below the one that seals.
  const keys = [sealKey('a key that is only used to measure'), ...readSealKeys(projectRoot)] as const
  const began = performance.now()
  const batches = await sealAudit(deps, municipalityId, keys, { reach: 'all' })
  const sealed = performance.now()
  const { records, found } = await verifyAudit(deps, municipalityId, { keys, anchors: [], judgeTimes: false })
  const verified = performance.now()
  if (found > 0) throw new Error(`${found} records do not stand as they were just sealed`)
  const per20000 = (milliseconds: number): number => (milliseconds / 1000 / Math.max(1, records)) * 20_000
  return [
    { what: `seal 20,000 records (${batches.length} batches made)`, unit: 's', value: per20000(sealed - began), budget: 5, better: 'less' },
    { what: `verify 20,000 records (${records} read)`, unit: 's', value: per20000(verified - sealed), budget: 5, better: 'less' },
  ]
}
