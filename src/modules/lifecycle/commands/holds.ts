import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { lifecyclePolicy } from '../policy.ts'
import { findDossier } from '../queries/collect.ts'
import { holdOf } from '../queries/holds.ts'
import { deleteHold, insertHold } from '../store.ts'

type Refusal = { readonly kind: 'not-found' | 'held-already' }
export type SetHold = { readonly dossierId: string; readonly reason: string; readonly untilOn: IsoDay | null }

/** Keeps a dossier whatever the rules say, until a day or until it is lifted. */
export async function setHold(tx: Tx, deps: Deps, actor: Actor, { dossierId, reason, untilOn }: SetHold): Promise<Result<null, Refusal>> {
  const { municipalityId } = actor
  if (!lifecyclePolicy.allows(actor, 'lifecycle.hold.set')) return refuse({ kind: 'not-found' })
  if ((await findDossier(tx, municipalityId, dossierId)) === null) return refuse({ kind: 'not-found' })
  if ((await holdOf(tx, municipalityId, dossierId)) !== null) return refuse({ kind: 'held-already' })
  const id = deps.newId()
  await insertHold(tx, {
    municipality_id: municipalityId,
    id,
    dossier_id: dossierId,
    reason,
    until_on: untilOn,
    at: deps.now(),
    by: actor.accountId,
  })
  await recordAudit(tx, deps, actor, { action: 'lifecycle.hold.set', subjectId: id, dossierId })
  return ok(null)
}

export async function liftHold(tx: Tx, deps: Deps, actor: Actor, dossierId: string): Promise<Result<null, Refusal>> {
  if (!lifecyclePolicy.allows(actor, 'lifecycle.hold.set')) return refuse({ kind: 'not-found' })
  if ((await deleteHold(tx, actor.municipalityId, dossierId)) === 0) return refuse({ kind: 'not-found' })
  await recordAudit(tx, deps, actor, { action: 'lifecycle.hold.lifted', dossierId })
  return ok(null)
}
