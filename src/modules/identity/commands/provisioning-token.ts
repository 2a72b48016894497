import { recordAudit } from '#modules/audit/public.ts'
import { type Actor, machine } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { identityPolicy } from '../policy.ts'
import { hashToken } from '../secrets.ts'

const lastsMs = 365 * 86_400_000
const shape = /^opkomst_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_([\w-]{20,100})$/

type NotFound = { readonly kind: 'not-found' }
export type NewToken = { readonly token: string; readonly expiresAt: Date }

/** A key for a system that provisions accounts: shown once, kept as a digest, for one year. */
export async function makeProvisioningToken(deps: Deps, actor: Actor, name: string): Promise<Result<NewToken, NotFound>> {
  if (!identityPolicy.allows(actor, 'access.settings')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const id = deps.newId()
    const secret = deps.newToken()
    const now = deps.now()
    const expiresAt = new Date(now.getTime() + lastsMs)
    await tx
      .insertInto('identity.provisioning_token')
      .values({
        municipality_id: actor.municipalityId,
        id,
        name,
        token_hash: hashToken(secret),
        created_at: now,
        created_by: actor.accountId,
        expires_at: expiresAt,
      })
      .execute()
    await recordAudit(tx, deps, actor, { action: 'identity.provisioning.token-made', subjectId: id })
    return ok({ token: `opkomst_${actor.municipalityId}_${secret}`, expiresAt })
  })
}

export async function revokeProvisioningToken(deps: Deps, actor: Actor, tokenId: string): Promise<Result<null, NotFound>> {
  if (!identityPolicy.allows(actor, 'access.settings')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const revoked = await tx
      .updateTable('identity.provisioning_token')
      .set({ revoked_at: deps.now() })
      .where('municipality_id', '=', actor.municipalityId)
      .where('id', '=', tokenId)
      .where('revoked_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (revoked === undefined) return refuse({ kind: 'not-found' })
    await recordAudit(tx, deps, actor, { action: 'identity.provisioning.token-revoked', subjectId: tokenId })
    return ok(null)
  })
}

/** The system behind the header of a request: it acts inside the municipality its key names, and nowhere else. Null: no key that works. */
export async function provisioningActor(deps: Deps, header: string | undefined): Promise<Actor | null> {
  const match = /^Bearer ([\w-]{1,300})$/i.exec(header ?? '')
  const parts = shape.exec(match?.[1] ?? '')
  if (parts === null) return null
  const [, municipalityId = '', secret = ''] = parts
  const actor = machine(municipalityId, 'administration')
  const used = await deps.db.as(actor, (tx) =>
    tx
      .updateTable('identity.provisioning_token')
      .set({ used_at: deps.now() })
      .where('municipality_id', '=', municipalityId)
      .where('token_hash', '=', hashToken(secret))
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', deps.now())
      .returning('id')
      .executeTakeFirst(),
  )
  return used === undefined ? null : actor
}
