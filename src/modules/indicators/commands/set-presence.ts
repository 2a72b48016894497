import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { Presence } from '../domain/presence.ts'
import { policy } from '../policy.ts'
import { readSitting } from '../queries/read-measurements.ts'
import { savePresence } from '../store.ts'
import type { Begun, NotFound } from './start-measurement.ts'

export type SetPresence = { readonly dossierId: string; readonly measurementId: string; readonly presence: Presence | null }

/** Notes or corrects who was there at a sitting; null takes the note away, so that it is unknown again. */
export async function setPresence(deps: Deps, actor: Actor, command: SetPresence): Promise<Result<Begun, NotFound>> {
  if (!policy.allows(actor, 'indicators.record')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const { dossierId, measurementId, presence } = command
    const sitting = await readSitting(tx, actor.municipalityId, dossierId, measurementId)
    const [main] = sitting
    if (main === undefined) return refuse({ kind: 'not-found' })
    await savePresence(
      tx,
      actor.municipalityId,
      sitting.map((one) => one.id),
      presence,
    )
    await recordAudit(tx, deps, actor, { action: 'indicators.presence.set', subjectId: main.id, dossierId })
    return ok({ measurementId: main.id })
  })
}
