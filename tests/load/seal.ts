import { readSealKeys, recordAudits, sealAudit, sealKey, verifyAudit } from '#modules/audit/public.ts'
import { machine } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { projectRoot } from '#platform/root.ts'
import type { Row } from './table.ts'

const fresh = 20_000
const atOnce = 1_000

/** What the pages before left was sealed when the program stopped: as many records as the budget is about, marked and not sealed yet. */
async function recordFresh(deps: Deps, municipalityId: string): Promise<void> {
  const actor = machine(municipalityId, 'security')
  const entries = Array.from({ length: atOnce }, () => ({ action: 'dossiers.dossier.read' }))
  for (let made = 0; made < fresh; made += atOnce) await deps.db.as(actor, (tx) => recordAudits(tx, deps, actor, entries))
}

/** What sealing and verifying all records of a municipality takes; it happens beside the work, so it has no part in the time of a page. */
export async function measureSealing(deps: Deps, municipalityId: string): Promise<Row[]> {
  // The records were marked with the key of this installation; it stands below the one that seals.
  const keys = [sealKey('a key that is only used to measure'), ...readSealKeys(projectRoot)] as const
  await recordFresh(deps, municipalityId)
  const began = performance.now()
  const batches = await sealAudit(deps, municipalityId, keys, { reach: 'all' })
  const sealed = performance.now()
  const { records, found } = await verifyAudit(deps, municipalityId, { keys, anchors: [], judgeTimes: false })
  const verified = performance.now()
  if (found > 0) throw new Error(`${found} records do not stand as they were just sealed`)
  const perFresh = (milliseconds: number): number => (milliseconds / 1000 / Math.max(1, records)) * fresh
  return [
    { what: `seal 20,000 records (${batches.length} batches made)`, unit: 's', value: (sealed - began) / 1000, budget: 5, better: 'less' },
    { what: `verify 20,000 records (${records} read)`, unit: 's', value: perFresh(verified - sealed), budget: 5, better: 'less' },
  ]
}
