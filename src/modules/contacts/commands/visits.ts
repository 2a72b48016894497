import { recordAudit } from '#modules/audit/public.ts'
import { lockDossier } from '#modules/dossiers/public.ts'
import { listTeam } from '#modules/identity/public.ts'
import type { Actor } from '#platform/actor.ts'
import { claimSave } from '#platform/db/save-once.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { checkVisit, type Visit, type VisitRefusal } from '../domain/visit.ts'
import { policy } from '../policy.ts'
import { insertVisit, updateVisit } from '../store.ts'

type NotFound = { readonly kind: 'not-found' }
export type PlanVisit = { readonly dossierId: string; readonly saveKey: string | null; readonly visit: Visit }

export async function planVisit(
  deps: Deps,
  actor: Actor,
  command: PlanVisit,
): Promise<Result<{ readonly visitId: string }, NotFound | VisitRefusal>> {
  if (!policy.allows(actor, 'contacts.plan')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const dossier = await lockDossier(tx, actor.municipalityId, command.dossierId)
    const team = await listTeam(tx, actor.municipalityId)
    if (dossier === null || !team.some((member) => member.id === command.visit.accountId)) return refuse({ kind: 'not-found' })
    const visit = checkVisit(command.visit, dossier, deps.today())
    if (!visit.ok) return visit
    const visitId = deps.newId()
    const earlier = await claimSave(tx, actor, command.saveKey, visitId, deps.now())
    if (earlier !== null) return ok({ visitId: earlier })
    const { accountId, kind, plannedOn, plannedAt, minutes, place } = visit.value
    const of = { municipality_id: actor.municipalityId, id: visitId, dossier_id: dossier.id, at: deps.now(), by: actor.accountId }
    await insertVisit(tx, { ...of, account_id: accountId, kind, planned_on: plannedOn, planned_at: plannedAt, minutes, place })
    await recordAudit(tx, deps, actor, { action: 'contacts.visit.planned', subjectId: visitId, dossierId: dossier.id, detail: { kind } })
    return ok({ visitId })
  })
}

export type TurnVisit = { readonly dossierId: string; readonly visitId: string; readonly to: 'cancelled' | 'restored' }

/** Calls a visit off, or puts it back. */
export async function turnVisit(deps: Deps, actor: Actor, command: TurnVisit): Promise<Result<null, NotFound>> {
  if (!policy.allows(actor, 'contacts.plan')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const key = { municipalityId: actor.municipalityId, dossierId: command.dossierId, id: command.visitId }
    const found = await updateVisit(tx, key, { cancelled_at: command.to === 'cancelled' ? deps.now() : null })
    if (!found) return refuse({ kind: 'not-found' })
    await recordAudit(tx, deps, actor, { action: `contacts.visit.${command.to}`, subjectId: command.visitId, dossierId: command.dossierId })
    return ok(null)
  })
}
