import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { putMessage } from '#platform/mail/outbox.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { managers, mayBeAlone, openRequest } from '../domain/new-link.ts'
import { identityPolicy } from '../policy.ts'
import { accountForLink, type LinkAccount, tellTo } from '../queries/new-links.ts'
import { identityText } from '../text.ts'
import { type Invitation, invite } from './accounts.ts'
import { revokeAllPasskeys } from './passkeys.ts'
import { endAllSessions } from './sign-in.ts'

const noticeDays = 14

export type LinkRefusal = { readonly kind: 'not-found' } | { readonly kind: 'same-person' } | { readonly kind: 'not-asked' }
/** `asked`: written down, and waits for a second person. */
export type LinkAnswer = { readonly kind: 'made'; readonly invitation: Invitation } | { readonly kind: 'asked' }

/**
 * A new link for someone who lost password, telephone or link. Who has the link has the account, so the owner is told, and so are those who manage accounts.
 * For an account that manages accounts itself this only asks: a second person makes the link. The operator on the server (`machine`) is not asked for a second.
 */
export async function inviteAgain(deps: Deps, actor: Actor, accountId: string): Promise<Result<LinkAnswer, LinkRefusal>> {
  const isOperator = actor.role === 'machine'
  if (!identityPolicy.allows(actor, 'account.manage') && !isOperator) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const account = await accountForLink(tx, actor.municipalityId, accountId)
    if (account === null) return refuse({ kind: 'not-found' })
    if (isOperator || mayBeAlone(account)) return ok({ kind: 'made', invitation: await make(tx, deps, actor, account, null) })
    await tx
      .updateTable('identity.account')
      .set({ link_asked_by: actor.accountId, link_asked_at: deps.now() })
      .where('municipality_id', '=', actor.municipalityId)
      .where('id', '=', accountId)
      .execute()
    await recordAudit(tx, deps, actor, { action: 'identity.account.link-asked', subjectId: accountId })
    await tell(tx, deps, actor, account, 'asked')
    return ok({ kind: 'asked' })
  })
}

/** The second person makes the link that another asked. Neither of the two is whose account it is, unless she asked it herself. */
export async function confirmNewLink(deps: Deps, actor: Actor, accountId: string): Promise<Result<Invitation, LinkRefusal>> {
  if (!identityPolicy.allows(actor, 'account.manage') || actor.accountId === null) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const account = await accountForLink(tx, actor.municipalityId, accountId)
    if (account === null) return refuse({ kind: 'not-found' })
    const asked = openRequest(account, deps.now())
    if (asked === null) return refuse({ kind: 'not-asked' })
    if (asked.by === actor.accountId || accountId === actor.accountId) return refuse({ kind: 'same-person' })
    return ok(await make(tx, deps, actor, account, asked.by))
  })
}

/** The old links, the passkeys and the open sessions end with it. */
async function make(tx: Tx, deps: Deps, actor: Actor, account: LinkAccount, askedBy: string | null): Promise<Invitation> {
  const { municipalityId } = actor
  await endAllSessions(tx, deps, municipalityId, account.id)
  await revokeAllPasskeys(tx, deps, municipalityId, account.id)
  await tx
    .updateTable('identity.account')
    .set({ link_asked_by: null, link_asked_at: null })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', account.id)
    .execute()
  await recordAudit(tx, deps, actor, {
    action: 'identity.account.invited',
    subjectId: account.id,
    ...(askedBy === null ? {} : { detail: { askedBy } }),
  })
  // Who was never in has nothing that can be taken over.
  if (account.isInUse) await tell(tx, deps, actor, account, 'made')
  return invite(tx, deps, actor, account.id)
}

/** Whose account it is, and everybody who manages accounts but the one who does this now. */
async function tell(tx: Tx, deps: Deps, actor: Actor, account: LinkAccount, what: 'asked' | 'made'): Promise<void> {
  const expiresAt = new Date(deps.now().getTime() + noticeDays * 86_400_000)
  for (const { id, email, locale } of await tellTo(tx, actor.municipalityId, account.id, managers)) {
    if (id === actor.accountId && id !== account.id) continue
    const t = identityText(locale)
    const words = id === account.id ? t.linkToOwner : t.linkToManager
    await putMessage(tx, deps, actor, { channel: 'mail', recipient: email, subject: 'Opkomst', body: words[what], expiresAt })
  }
}
