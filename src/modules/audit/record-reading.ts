import { type Actor, machine } from '#platform/actor.ts'
import { type Database, runOn } from '#platform/db/database.ts'
import { type AuditEntry, type AuditRow, auditRow, type Makes, recordOne, rememberKept } from './record.ts'

type Waiting = { readonly row: AuditRow; readonly kept: () => void; readonly failed: (error: unknown) => void }

/** What was read and is not recorded yet, by database and municipality. While records are on their way, those that come after wait here. */
const waiting = new WeakMap<Database, Map<string, Waiting[]>>()

/**
 * Records that something was read; whoever shows it waits for this first: what is not recorded is not shown. Reading changes nothing, so the record needs
 * no part in its transaction, and those who read at the same moment share one commit: on a busy day that is what a page costs most. Ask for it outside
 * a transaction. Fails when the record could not be kept.
 */
export function recordReading(deps: Makes & { readonly db: Database }, actor: Actor, entry: AuditEntry): Promise<void> {
  const { municipalityId } = actor
  const places = waiting.get(deps.db) ?? new Map<string, Waiting[]>()
  waiting.set(deps.db, places)
  return new Promise((kept, failed) => {
    const one = { row: auditRow(deps, actor, entry), kept, failed }
    const gathered = places.get(municipalityId)
    if (gathered !== undefined) gathered.push(one)
    else {
      places.set(municipalityId, [one])
      void writeAll(deps.db, municipalityId, places)
    }
  })
}

/** Writes until nobody waits any more; what came meanwhile goes in one transaction. */
async function writeAll(db: Database, municipalityId: string, places: Map<string, Waiting[]>): Promise<void> {
  for (;;) {
    const these = places.get(municipalityId) ?? []
    if (these.length === 0) {
      places.delete(municipalityId)
      return
    }
    places.set(municipalityId, [])
    await write(db, municipalityId, these)
  }
}

async function write(db: Database, municipalityId: string, these: readonly Waiting[]): Promise<void> {
  const rows = these.map(({ row }) => row)
  try {
    await db.as(
      machine(municipalityId, 'security'),
      async (tx) => {
        rememberKept(municipalityId, rows)
        await Promise.all(rows.map((row) => runOn(tx, recordOne(tx, row))))
      },
      { perMessage: 'changes' },
    )
    for (const { kept } of these) kept()
  } catch (error) {
    // One record that is refused may not take those of others with it.
    if (these.length > 1) for (const one of these) await write(db, municipalityId, [one])
    else for (const { failed } of these) failed(error)
  }
}
