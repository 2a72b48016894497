import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { hashOf } from '../domain/digits.ts'
import { sessionLives } from '../domain/lifetimes.ts'
import { familyPolicy } from '../policy.ts'
import { standingAccess } from '../queries/accesses.ts'

type NotFound = { readonly kind: 'not-found' }
export type OpenedSession = { readonly token: string; readonly expiresAt: Date }

export async function openSession(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  access: { id: string; dossierId: string; personId: string },
  device: string,
): Promise<OpenedSession> {
  const token = deps.newToken()
  const id = deps.newId()
  const now = deps.now()
  const expiresAt = new Date(now.getTime() + sessionLives)
  await tx
    .insertInto('family.session')
    .values({
      municipality_id: actor.municipalityId,
      id,
      access_id: access.id,
      token_hash: hashOf(token),
      device: device.slice(0, 120),
      started_at: now,
      seen_at: now,
      expires_at: expiresAt,
    })
    .execute()
  await recordAudit(
    tx,
    deps,
    { ...actor, role: 'family', accountId: access.id, sessionId: id },
    {
      action: 'family.session.started',
      subjectId: access.personId,
      dossierId: access.dossierId,
    },
  )
  return { token, expiresAt }
}

export async function endSessionsOf(tx: Tx, deps: Deps, municipalityId: string, accessId: string, sessionId?: string): Promise<number> {
  let query = tx
    .updateTable('family.session')
    .set({ ended_at: deps.now() })
    .where('municipality_id', '=', municipalityId)
    .where('access_id', '=', accessId)
    .where('ended_at', 'is', null)
  if (sessionId !== undefined) query = query.where('id', '=', sessionId)
  return Number((await query.executeTakeFirst()).numUpdatedRows)
}

/** Ends one session of her own, or all of them. Another person's session is not found. */
export async function endOwnSession(deps: Deps, actor: Actor, sessionId: string | null): Promise<Result<null, NotFound>> {
  const { municipalityId, accountId } = actor
  if (!familyPolicy.allows(actor, 'family.own') || accountId === null) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx): Promise<Result<null, NotFound>> => {
    const access = await standingAccess(tx, municipalityId, accountId)
    const ended = await endSessionsOf(tx, deps, municipalityId, accountId, sessionId ?? undefined)
    if (access === null || (ended === 0 && sessionId !== null)) return refuse({ kind: 'not-found' })
    await recordAudit(tx, deps, actor, {
      action: 'family.session.ended',
      subjectId: access.personId,
      dossierId: access.dossierId,
      detail: { sessions: ended },
    })
    return ok(null)
  })
}

type Revocation = { readonly accessId: string; readonly dossierId: string }

/** Stops an access: by the team, or by herself. Every session ends with it. */
export async function revokeAccess(deps: Deps, actor: Actor, { accessId, dossierId }: Revocation): Promise<Result<null, NotFound>> {
  const isOwn = familyPolicy.allows(actor, 'family.own') && actor.accountId === accessId
  if (!isOwn && !familyPolicy.allows(actor, 'family.access.give')) return refuse({ kind: 'not-found' })
  const { municipalityId } = actor
  return deps.db.as(actor, async (tx): Promise<Result<null, NotFound>> => {
    const access = await standingAccess(tx, municipalityId, accessId, true)
    if (access === null || access.dossierId !== dossierId) return refuse({ kind: 'not-found' })
    await tx
      .updateTable('family.access')
      .set({ revoked_at: deps.now(), revoked_how: isOwn ? 'self' : 'team', start_hash: null, proof_hash: null })
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', accessId)
      .execute()
    await endSessionsOf(tx, deps, municipalityId, accessId)
    await recordAudit(tx, deps, actor, { action: 'family.access.revoked', subjectId: access.personId, dossierId, detail: { accessId } })
    return ok(null)
  })
}
