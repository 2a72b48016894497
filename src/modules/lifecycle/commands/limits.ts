import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { LimitGround, LimitKind, UseGround } from '../domain/limit.ts'
import { lifecyclePolicy } from '../policy.ts'
import { findDossier } from '../queries/collect.ts'
import { limitsOf } from '../queries/limits.ts'

type NotFound = { readonly kind: 'not-found' }
const useMs = 60 * 60_000

export type NewLimit = {
  readonly dossierId: string
  readonly kind: LimitKind
  readonly ground: LimitGround
  readonly requestId: string | null
  readonly reason: string | null
}

/** Puts the limit there, whoever decided it; nothing when it holds already. For commands that have judged who may. */
export async function putLimit(tx: Tx, deps: Deps, actor: Actor, limit: NewLimit): Promise<void> {
  const { dossierId, kind, ground, requestId, reason } = limit
  const id = deps.newId()
  const by = actor.role === 'family' ? null : actor.accountId
  const added = await tx
    .insertInto('lifecycle.limit')
    .values({
      municipality_id: actor.municipalityId,
      id,
      dossier_id: dossierId,
      kind,
      ground,
      request_id: requestId,
      reason,
      from_on: deps.today(),
      at: deps.now(),
      by,
    })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'dossier_id', 'kind']).where('lifted_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added === undefined) return
  await recordAudit(tx, deps, actor, { action: 'lifecycle.limit.set', subjectId: id, dossierId, detail: { kind, ground } })
}

/** The team lead restricts by herself: something was wrong before anybody asked. */
export async function setLimit(tx: Tx, deps: Deps, actor: Actor, limit: NewLimit): Promise<Result<null, NotFound>> {
  if (!lifecyclePolicy.allows(actor, 'lifecycle.limit.set')) return refuse({ kind: 'not-found' })
  if ((await findDossier(tx, actor.municipalityId, limit.dossierId)) === null) return refuse({ kind: 'not-found' })
  await putLimit(tx, deps, actor, limit)
  return ok(null)
}

export type Lift = { readonly dossierId: string; readonly kind: LimitKind; readonly toldOn: IsoDay | null; readonly reason: string | null }

/** Ends a limit without a judgement about who may; a restriction only when she was told before. */
export async function endLimit(tx: Tx, deps: Deps, actor: Actor, lift: Lift): Promise<boolean> {
  const { dossierId, kind, toldOn, reason } = lift
  const by = actor.role === 'family' ? null : actor.accountId
  const ended = (await limitsOf(tx, actor.municipalityId, dossierId)).find((limit) => limit.kind === kind)
  if (ended === undefined) return false
  await tx
    .updateTable('lifecycle.limit')
    .set({ lifted_at: deps.now(), lifted_by: by, told_on: toldOn, lift_reason: reason })
    .where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', ended.id)
    .where('lifted_at', 'is', null)
    .execute()
  await recordAudit(tx, deps, actor, { action: 'lifecycle.limit.lifted', subjectId: ended.id, dossierId, detail: { kind } })
  return true
}

/** Lets a dossier go on. She is told first, on a day that is not to come. */
export async function liftLimit(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  lift: Lift,
): Promise<Result<null, NotFound | { readonly kind: 'not-told' }>> {
  if (!lifecyclePolicy.allows(actor, 'lifecycle.limit.set')) return refuse({ kind: 'not-found' })
  if (lift.kind === 'restriction' && (lift.toldOn === null || lift.toldOn > deps.today())) return refuse({ kind: 'not-told' })
  return (await endLimit(tx, deps, actor, lift)) ? ok(null) : refuse({ kind: 'not-found' })
}

export type Use = { readonly dossierId: string; readonly ground: UseGround; readonly reason: string }

/** Uses a restricted dossier for an hour, on a ground of the law. It is written down, and she can read it. */
export async function useRestricted(tx: Tx, deps: Deps, actor: Actor, use: Use): Promise<Result<{ readonly endsAt: Date }, NotFound>> {
  const { municipalityId, accountId } = actor
  if (!lifecyclePolicy.allows(actor, 'lifecycle.limit.use') || accountId === null) return refuse({ kind: 'not-found' })
  const limits = await limitsOf(tx, municipalityId, use.dossierId)
  if (!limits.some(({ kind }) => kind === 'restriction')) return refuse({ kind: 'not-found' })
  const id = deps.newId()
  const endsAt = new Date(deps.now().getTime() + useMs)
  const { dossierId, ground, reason } = use
  await tx
    .insertInto('lifecycle.limit_use')
    .values({
      municipality_id: municipalityId,
      id,
      dossier_id: dossierId,
      account_id: accountId,
      ground,
      reason,
      opened_at: deps.now(),
      ends_at: endsAt,
    })
    .execute()
  await recordAudit(tx, deps, actor, { action: 'lifecycle.limit.used', subjectId: id, dossierId, detail: { ground, minutes: 60 } })
  return ok({ endsAt })
}
