import { machine } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { eventHash, fieldMarks, type StoredEvent } from '../domain/canonical.ts'
import { type BatchFacts, batchHash, batchSeal, chainRoot, recordSeal, type SealKeys } from '../domain/chain.ts'
import { lowestNumber, madeAt, numberBefore } from '../domain/record-number.ts'
import { databaseNow, insertBatch, insertSeals, lastBatch, type StoredBatch, unsealedEvents } from '../store.ts'

export type SealOptions = {
  /** Records of one batch at most. */
  readonly size?: number
  /** New batches at most; what is left waits for the next time. */
  readonly batches?: number
  /**
   * How far back is looked for records that are in no batch: ten minutes, nearly every time; a day, for what was long on its way; or all,
   * once a day and when somebody asks.
   */
  readonly reach?: 'recent' | 'day' | 'all'
}

const aDay = 86_400_000
const lookBack = { recent: 600_000, day: aDay }
const anHour = 3_600_000

/**
 * Seals what was recorded since the last time, batch after batch, and answers with the new batches. A record whose transaction was still
 * open is simply not sealed yet: the next round finds it, because what is sealed stands per record and not as "everything up to here".
 * Two processes may try at once; the one that comes second leaves it to the first.
 */
export async function sealAudit(deps: Deps, municipalityId: string, keys: SealKeys, options: SealOptions = {}): Promise<StoredBatch[]> {
  const { size = 1000, reach = 'day', batches = Number.POSITIVE_INFINITY } = options
  const made: StoredBatch[] = []
  while (made.length < batches) {
    // Within one round each batch goes on where the one before ended; what was committed behind that point is for the next round.
    const startAt = made.at(-1)?.lastId ?? null
    const batch = await deps.db.as(machine(municipalityId, 'security'), (tx) => sealOne(tx, municipalityId, keys, size, reach, startAt))
    if (batch === null) return made
    made.push(batch)
    if (batch.isComplete) return made
  }
  return made
}

async function sealOne(
  tx: Tx,
  municipalityId: string,
  keys: SealKeys,
  size: number,
  reach: NonNullable<SealOptions['reach']>,
  startAt: string | null,
): Promise<StoredBatch | null> {
  const last = await lastBatch(tx, municipalityId)
  const from = startAt ?? (last === null || reach === 'all' ? lowestNumber : numberBefore(last.throughId, lookBack[reach]))
  const found = await unsealedEvents(tx, municipalityId, from, size + 1)
  if (found.length === 0) return null
  const events = found.slice(0, size)
  const isComplete = found.length <= size
  const { batch, hashes } = toBatch(municipalityId, last, events, isComplete, await databaseNow(tx), keys)
  if (!(await insertBatch(tx, batch))) return null
  const seals = events.map((event, position) => {
    const hash = hashes[position] ?? ''
    const seal = recordSeal(keys[0], { batchNo: batch.no, position }, event.id, hash)
    return { eventId: event.id, hash, marks: fieldMarks(event), seal }
  })
  await insertSeals(tx, municipalityId, batch.no, seals)
  return batch
}

function toBatch(
  municipalityId: string,
  last: StoredBatch | null,
  events: readonly StoredEvent[],
  isComplete: boolean,
  sealedAt: string,
  keys: SealKeys,
): { readonly batch: StoredBatch; readonly hashes: readonly string[] } {
  const hashes = events.map((event) => eventHash(municipalityId, event))
  const [first, final] = [events[0]?.id ?? lowestNumber, events.at(-1)?.id ?? lowestNumber]
  const facts: BatchFacts = {
    municipalityId,
    no: (last?.no ?? 0) + 1,
    previousHash: last?.hash ?? '',
    root: chainRoot(hashes),
    count: events.length,
    total: (last?.total ?? 0) + events.length,
    firstId: first,
    lastId: final,
    throughId: highest([last?.throughId ?? lowestNumber, ...events.map(({ id }) => id)], sealedAt),
    isComplete,
    sealedAt,
  }
  const hash = batchHash(facts)
  return { batch: { ...facts, hash, keyId: keys[0].id, seal: batchSeal(keys[0], hash) }, hashes }
}

/** A number from the future was not given by the program; it may not make all that comes look late. */
function highest(ids: readonly string[], sealedAt: string): string {
  const limit = new Date(sealedAt).getTime() + anHour
  return ids.reduce((top, id) => (id > top && madeAt(id) <= limit ? id : top), lowestNumber)
}
