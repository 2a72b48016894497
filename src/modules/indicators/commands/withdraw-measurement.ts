import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { policy } from '../policy.ts'
import { readSitting } from '../queries/read-measurements.ts'
import { setWithdrawn } from '../store.ts'
import type { Begun, NotFound } from './start-measurement.ts'

export type WhichMeasurement = { readonly dossierId: string; readonly measurementId: string }

/** Takes a measurement back: it counts nowhere any more and can be put back. */
export async function withdrawMeasurement(deps: Deps, actor: Actor, command: WhichMeasurement): Promise<Result<Begun, NotFound>> {
  return move(deps, actor, command, 'withdrawn')
}

export async function restoreMeasurement(deps: Deps, actor: Actor, command: WhichMeasurement): Promise<Result<Begun, NotFound>> {
  return move(deps, actor, command, 'restored')
}

async function move(deps: Deps, actor: Actor, command: WhichMeasurement, to: 'withdrawn' | 'restored'): Promise<Result<Begun, NotFound>> {
  if (!policy.allows(actor, 'indicators.withdraw')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const { dossierId, measurementId } = command
    const sitting = await readSitting(tx, actor.municipalityId, dossierId, measurementId, true)
    if (sitting.length === 0) return refuse({ kind: 'not-found' })
    await setWithdrawn(
      tx,
      actor.municipalityId,
      sitting.map((one) => one.id),
      to === 'withdrawn' ? deps.now() : null,
    )
    await recordAudit(tx, deps, actor, { action: `indicators.measurement.${to}`, subjectId: measurementId, dossierId })
    return ok({ measurementId })
  })
}

/** Marks that the pair went through all questions and saw the overview; what was answered stood already. */
export async function finishMeasurement(deps: Deps, actor: Actor, command: WhichMeasurement): Promise<Result<Begun, NotFound>> {
  if (!policy.allows(actor, 'indicators.record')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const { dossierId, measurementId } = command
    const sitting = await readSitting(tx, actor.municipalityId, dossierId, measurementId)
    if (sitting.length === 0) return refuse({ kind: 'not-found' })
    await recordAudit(tx, deps, actor, { action: 'indicators.measurement.finished', subjectId: measurementId, dossierId })
    return ok({ measurementId })
  })
}
