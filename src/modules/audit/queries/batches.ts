import { machine } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { batchesAfter, type StoredBatch } from '../store.ts'

/** Batches after a number, in order, a thousand at most. */
export async function listBatches(deps: Pick<Deps, 'db'>, municipalityId: string, after: number): Promise<StoredBatch[]> {
  return deps.db.as(machine(municipalityId, 'security'), (tx) => batchesAfter(tx, municipalityId, after, 1000))
}
