import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { hashToken } from '../domain/link-token.ts'
import { networkPolicy } from '../policy.ts'
import { readOrganisation } from '../queries/organisations.ts'

type NotFound = { readonly kind: 'not-found' }

/** Makes a personal link. The token is answered once and not kept: who loses it makes another. */
export async function makeLink(
  deps: Deps,
  actor: Actor,
  command: { readonly organisationId: string; readonly label: string },
): Promise<Result<{ readonly token: string }, NotFound>> {
  if (!networkPolicy.allows(actor, 'network.manage')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    if ((await readOrganisation(tx, actor.municipalityId, command.organisationId)) === null) return refuse({ kind: 'not-found' })
    const token = deps.newToken()
    const id = deps.newId()
    await tx
      .insertInto('network.referral_link')
      .values({
        municipality_id: actor.municipalityId,
        id,
        organisation_id: command.organisationId,
        token_hash: hashToken(token),
        label: command.label,
        created_at: deps.now(),
        created_by: actor.accountId,
        revoked_at: null,
      })
      .execute()
    await recordAudit(tx, deps, actor, { action: 'network.link.made', subjectId: id })
    return ok({ token })
  })
}

/** Stops a link at once, or lets it work again: the same token, because who holds it still holds it. */
export async function setLinkRevoked(
  deps: Deps,
  actor: Actor,
  command: { readonly organisationId: string; readonly linkId: string; readonly revoked: boolean },
): Promise<Result<true, NotFound>> {
  if (!networkPolicy.allows(actor, 'network.manage')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const row = await tx
      .updateTable('network.referral_link')
      .set({ revoked_at: command.revoked ? deps.now() : null })
      .where('municipality_id', '=', actor.municipalityId)
      .where('organisation_id', '=', command.organisationId)
      .where('id', '=', command.linkId)
      .returning('id')
      .executeTakeFirst()
    if (row === undefined) return refuse({ kind: 'not-found' })
    await recordAudit(tx, deps, actor, { action: command.revoked ? 'network.link.revoked' : 'network.link.restored', subjectId: row.id })
    return ok(true)
  })
}

/** Makes a partner account a member of an organisation. An account belongs to one organisation: it moves. */
export async function addMember(
  deps: Deps,
  actor: Actor,
  command: { readonly organisationId: string; readonly accountId: string },
): Promise<Result<true, NotFound>> {
  if (!networkPolicy.allows(actor, 'network.manage')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const account = await tx
      .selectFrom('identity.account')
      .select('id')
      .where('municipality_id', '=', actor.municipalityId)
      .where('id', '=', command.accountId)
      .where('role', '=', 'partner')
      .executeTakeFirst()
    const organisation = await readOrganisation(tx, actor.municipalityId, command.organisationId)
    if (account === undefined || organisation === null) return refuse({ kind: 'not-found' })
    await tx
      .insertInto('network.member')
      .values({ municipality_id: actor.municipalityId, organisation_id: organisation.id, account_id: account.id, since: deps.now() })
      .onConflict((conflict) =>
        conflict
          .columns(['municipality_id', 'account_id'])
          .doUpdateSet({ organisation_id: organisation.id, since: deps.now(), news_since: null }),
      )
      .execute()
    await recordAudit(tx, deps, actor, { action: 'network.member.added', subjectId: organisation.id, detail: { accountId: account.id } })
    return ok(true)
  })
}

export async function removeMember(
  deps: Deps,
  actor: Actor,
  command: { readonly organisationId: string; readonly accountId: string },
): Promise<Result<true, NotFound>> {
  if (!networkPolicy.allows(actor, 'network.manage')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const row = await tx
      .deleteFrom('network.member')
      .where('municipality_id', '=', actor.municipalityId)
      .where('organisation_id', '=', command.organisationId)
      .where('account_id', '=', command.accountId)
      .returning('account_id')
      .executeTakeFirst()
    if (row === undefined) return refuse({ kind: 'not-found' })
    await recordAudit(tx, deps, actor, {
      action: 'network.member.removed',
      subjectId: command.organisationId,
      detail: { accountId: row.account_id },
    })
    return ok(true)
  })
}
