import { recordAudit } from '#modules/audit/public.ts'
import { lockDossier } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import { claimSave } from '#platform/db/save-once.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { checkMove, type MoveRefusal, type VisitMoment } from '../domain/visit.ts'
import { policy } from '../policy.ts'
import { readMove } from '../queries/moves.ts'
import { readVisit } from '../queries/plans.ts'
import { insertMove, markMovesUndone, updateVisit } from '../store.ts'

type NotFound = { readonly kind: 'not-found' }
export type MoveVisit = {
  readonly dossierId: string
  readonly visitId: string
  readonly saveKey: string | null
  readonly to: VisitMoment
}

/** Another day or hour for a planned visit. Answers with the move, so that it can be taken back. */
export async function moveVisit(
  deps: Deps,
  actor: Actor,
  { dossierId, visitId, saveKey, to }: MoveVisit,
): Promise<Result<{ readonly moveId: string }, NotFound | MoveRefusal>> {
  if (!policy.allows(actor, 'contacts.plan')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const dossier = await lockDossier(tx, actor.municipalityId, dossierId)
    const visit = dossier === null ? null : await readVisit(tx, actor.municipalityId, dossierId, visitId)
    if (dossier === null || visit === null) return refuse({ kind: 'not-found' })
    const moveId = deps.newId()
    const earlier = await claimSave(tx, actor, saveKey, moveId, deps.now())
    if (earlier !== null) return ok({ moveId: earlier })
    const decision = checkMove(visit, to, dossier, deps.today())
    if (!decision.ok) return decision
    const of = { municipality_id: actor.municipalityId, id: moveId, dossier_id: dossierId, visit_id: visitId }
    const was = { was_on: visit.plannedOn, was_at: visit.plannedAt, was_by: visit.accountId }
    const now = { to_on: to.plannedOn, to_at: to.plannedAt, to_by: visit.accountId }
    const key = { municipalityId: actor.municipalityId, dossierId, id: visitId }
    await updateVisit(tx, key, { planned_on: to.plannedOn, planned_at: to.plannedAt })
    await insertMove(tx, { ...of, ...was, ...now, with_id: null, at: deps.now(), by: actor.accountId })
    await recordAudit(tx, deps, actor, { action: 'contacts.visit.moved', subjectId: visitId, dossierId })
    return ok({ moveId })
  })
}

/** Takes one move back, as long as the visit still stands where the move put it. */
export async function takeBackMove(
  deps: Deps,
  actor: Actor,
  { dossierId, visitId, moveId }: { readonly dossierId: string; readonly visitId: string; readonly moveId: string },
): Promise<Result<null, NotFound>> {
  if (!policy.allows(actor, 'contacts.plan')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const dossier = await lockDossier(tx, actor.municipalityId, dossierId)
    const visit = dossier === null ? null : await readVisit(tx, actor.municipalityId, dossierId, visitId)
    const moved = visit === null ? null : await readMove(tx, actor.municipalityId, visitId, moveId)
    const isAsLeft = visit !== null && moved !== null && visit.plannedOn === moved.toOn && visit.plannedAt === moved.toAt
    if (!isAsLeft || visit.isCalledOff || moved.undoneAt !== null) return refuse({ kind: 'not-found' })
    const key = { municipalityId: actor.municipalityId, dossierId, id: visitId }
    await updateVisit(tx, key, { planned_on: moved.wasOn, planned_at: moved.wasAt })
    await markMovesUndone(tx, actor.municipalityId, dossierId, [moveId], { at: deps.now(), by: actor.accountId })
    await recordAudit(tx, deps, actor, { action: 'contacts.visit.moved', subjectId: visitId, dossierId })
    return ok(null)
  })
}
