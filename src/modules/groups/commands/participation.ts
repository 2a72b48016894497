import { recordAudit } from '#modules/audit/public.ts'
import { lockDossier } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import { claimSave } from '#platform/db/save-once.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { checkParticipation, type Participation, type ParticipationRefusal } from '../domain/participation.ts'
import { policy } from '../policy.ts'
import { insertParticipations, setWithdrawn } from '../store.ts'

type NotFound = { readonly kind: 'not-found' }
export type AddParticipation = { readonly dossierId: string; readonly saveKey: string | null; readonly participation: Participation }

export async function addParticipation(
  deps: Deps,
  actor: Actor,
  command: AddParticipation,
): Promise<Result<{ readonly participationId: string }, NotFound | ParticipationRefusal>> {
  if (!policy.allows(actor, 'groups.count')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const dossier = await lockDossier(tx, actor.municipalityId, command.dossierId)
    if (dossier === null) return refuse({ kind: 'not-found' })
    const participation = checkParticipation(command.participation, dossier, deps.today())
    if (!participation.ok) return participation
    const participationId = deps.newId()
    const earlier = await claimSave(tx, actor, command.saveKey, participationId, deps.now())
    if (earlier !== null) return ok({ participationId: earlier })
    const { sessions, countedOn } = participation.value
    const of = { municipality_id: actor.municipalityId, dossier_id: dossier.id, at: deps.now(), by: actor.accountId }
    await insertParticipations(tx, [{ ...of, id: participationId, sessions, counted_on: countedOn }])
    await recordAudit(tx, deps, actor, {
      action: 'groups.participation.added',
      subjectId: participationId,
      dossierId: dossier.id,
      detail: { sessions },
    })
    return ok({ participationId })
  })
}

export type TurnParticipation = { readonly dossierId: string; readonly participationId: string; readonly to: 'withdrawn' | 'restored' }

/** Takes a count back, or puts it back. */
export async function turnParticipation(deps: Deps, actor: Actor, command: TurnParticipation): Promise<Result<null, NotFound>> {
  if (!policy.allows(actor, 'groups.count')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const { dossierId, participationId, to } = command
    const found = await setWithdrawn(
      tx,
      { municipalityId: actor.municipalityId, dossierId, id: participationId },
      to === 'withdrawn' ? deps.now() : null,
    )
    if (!found) return refuse({ kind: 'not-found' })
    await recordAudit(tx, deps, actor, { action: `groups.participation.${to}`, subjectId: participationId, dossierId })
    return ok(null)
  })
}
