import { machine } from '../actor.ts'
import type { Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import type { JobHandler } from '../jobs/run-job.ts'
import type { KeyRing } from './key-ring.ts'
import { processKeys } from './seal.ts'
import { countUnsealed, type Mark, sealedTables, sealSome } from './seal-rows.ts'

export const resealJobKind = 'platform.reseal'

// What somebody saves with the old key while a pass runs is found by the next one; the program looks for a newer key every few seconds.
const mostPasses = 20
const restMs = 1_000

type Report = (done: number, total: number) => Promise<void>

/** Seals everything of a municipality with the newest key, in batches beside the daily work. Doing it again does what is left. */
export function resealJob(deps: Deps, keys: () => KeyRing = processKeys, onProgress: Report = async () => undefined): JobHandler {
  return {
    purpose: 'administration',
    run: async (_, actor, report) => {
      const inside = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => deps.db.as(machine(actor.municipalityId, 'sealing'), work)
      let sealed = 0
      for (let pass = 0; pass < mostPasses; pass += 1) {
        const left = await inside((tx) => countLeft(tx, keys(), actor.municipalityId))
        if (left === 0) return { version: keys().current().version, sealed }
        if (pass > 1) await new Promise((done) => setTimeout(done, restMs))
        const total = sealed + left
        await report(sealed, total)
        for (const table of sealedTables) {
          let after: Mark = null
          do {
            const batch = await inside((tx) => sealSome(tx, keys(), actor.municipalityId, table, { after }))
            sealed += batch.sealed
            after = batch.next
            await report(Math.min(sealed, total), total)
            await onProgress(Math.min(sealed, total), total)
          } while (after !== null)
        }
      }
      throw new Error('values sealed with an older key keep coming in: does another process hold an old copy of the keys?')
    },
  }
}

async function countLeft(tx: Tx, keys: KeyRing, municipalityId: string): Promise<number> {
  const { version } = keys.current()
  const counts = await Promise.all(sealedTables.map((table) => countUnsealed(tx, municipalityId, table, version)))
  return counts.reduce((sum, count) => sum + count, 0)
}
