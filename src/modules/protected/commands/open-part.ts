import { recordAudit } from '#modules/audit/public.ts'
import { lockDossier } from '#modules/dossiers/public.ts'
import { listTeam } from '#modules/identity/public.ts'
import type { Actor } from '#platform/actor.ts'
import { claimSave } from '#platform/db/save-once.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { policy } from '../policy.ts'
import { insertPart, lockPart, setAudience } from '../store.ts'

export type NotFound = { readonly kind: 'not-found' }
export type OpenPart = { readonly dossierId: string; readonly colleagues: readonly string[]; readonly saveKey: string | null }

/**
 * Opens a protected part for whoever asks and the colleagues she names. Always a new one: a part of others on this dossier is not known here,
 * and an answer that differed would tell that there is one.
 */
export async function openPart(deps: Deps, actor: Actor, command: OpenPart): Promise<Result<{ readonly partId: string }, NotFound>> {
  const { accountId } = actor
  if (!policy.allows(actor, 'protected.open') || accountId === null) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const dossier = await lockDossier(tx, actor.municipalityId, command.dossierId)
    if (dossier === null) return refuse({ kind: 'not-found' })
    const partId = deps.newId()
    const earlier = await claimSave(tx, actor, command.saveKey, partId, deps.now())
    if (earlier !== null) return ok({ partId: earlier })
    const team = new Set((await listTeam(tx, actor.municipalityId)).map(({ id }) => id))
    const audience = [...new Set([accountId, ...command.colleagues.filter((id) => team.has(id))])]
    await insertPart(tx, actor.municipalityId, { id: partId, dossierId: dossier.id, audience, at: deps.now(), by: accountId })
    await recordAudit(tx, deps, actor, {
      action: 'protected.part.opened',
      subjectId: partId,
      dossierId: dossier.id,
      detail: { people: audience.length },
    })
    return ok({ partId })
  })
}

export type NameColleague = {
  readonly dossierId: string
  readonly partId: string
  readonly colleagueId: string
  readonly to: 'named' | 'unnamed'
}

/** Names one more colleague, or takes a name off. Not one's own: whoever leaves asks a colleague, so that a part never loses its last reader. */
export async function nameColleague(deps: Deps, actor: Actor, command: NameColleague): Promise<Result<null, NotFound>> {
  if (!policy.allows(actor, 'protected.write')) return refuse({ kind: 'not-found' })
  const { colleagueId, to } = command
  return deps.db.as(actor, async (tx) => {
    const part = await lockPart(tx, actor.municipalityId, command.dossierId, command.partId)
    const team = await listTeam(tx, actor.municipalityId)
    if (part === null || colleagueId === actor.accountId) return refuse({ kind: 'not-found' })
    if (to === 'named' && !team.some(({ id }) => id === colleagueId)) return refuse({ kind: 'not-found' })
    const others = part.audience.filter((id) => id !== colleagueId)
    await setAudience(tx, actor.municipalityId, part.id, to === 'named' ? [...others, colleagueId] : others)
    await recordAudit(tx, deps, actor, {
      action: 'protected.part.changed',
      subjectId: part.id,
      dossierId: part.dossierId,
      detail: { to, accountId: colleagueId },
    })
    return ok(null)
  })
}
