import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { putMessage } from '#platform/mail/outbox.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { managers, mayBeAlone, openRequest, type Proof } from '../domain/new-link.ts'
import { identityPolicy } from '../policy.ts'
import { accountForLink, type LinkAccount, proofsHere, tellTo } from '../queries/new-links.ts'
import { identityText } from '../text.ts'
import { type Invitation, invite } from './enrolment.ts'
import { revokeAllPasskeys } from './passkeys.ts'
import { endAllSessions } from './sign-in.ts'

const noticeDays = 14

export type LinkRefusal = { readonly kind: 'not-found' | 'same-person' | 'not-asked' | 'proof-missing' }
/** `asked`: written down, and waits for a second person. */
export type LinkAnswer = { readonly kind: 'made'; readonly invitation: Invitation } | { readonly kind: 'asked' }

/**
 * A new link for someone who lost password, telephone or link. Who has the link and its code has the account, so whoever makes it says how it was
 * made sure who it is for, the owner is told, and so are those who manage accounts. For an account that manages accounts itself this only asks: a
 * second person makes the link. The operator on the server (`machine`) is not asked for a second. An account nobody was in yet has nothing to lose.
 */
export async function inviteAgain(
  deps: Deps,
  actor: Actor,
  accountId: string,
  proof: Proof | null,
): Promise<Result<LinkAnswer, LinkRefusal>> {
  const isOperator = actor.role === 'machine'
  if (!identityPolicy.allows(actor, 'account.manage') && !isOperator) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const account = await accountForLink(tx, actor.municipalityId, accountId)
    if (account === null) return refuse({ kind: 'not-found' })
    if (!account.isInUse) return ok({ kind: 'made', invitation: await make(tx, deps, actor, account, { proof: null, askedBy: null }) })
    // Who asks for herself cannot vouch for herself; the one who confirms says how.
    const isOwn = accountId === actor.accountId && !mayBeAlone(account)
    if (!isOwn && !(await isProof(tx, actor, proof))) return refuse({ kind: 'proof-missing' })
    if (isOperator || mayBeAlone(account))
      return ok({ kind: 'made', invitation: await make(tx, deps, actor, account, { proof, askedBy: null }) })
    const asked = { link_asked_by: actor.accountId, link_asked_at: deps.now(), link_asked_proof: isOwn ? null : proof }
    await tx
      .updateTable('identity.account')
      .set(asked)
      .where('municipality_id', '=', actor.municipalityId)
      .where('id', '=', accountId)
      .execute()
    await recordAudit(tx, deps, actor, {
      action: 'identity.account.link-asked',
      subjectId: accountId,
      detail: { proof: asked.link_asked_proof },
    })
    await tell(tx, deps, actor, account, 'asked', asked.link_asked_proof)
    return ok({ kind: 'asked' })
  })
}

/**
 * The second person makes the link that another asked, and made sure herself who it is for. Neither of the two is whose account it is, unless
 * she asked it herself.
 */
export async function confirmNewLink(
  deps: Deps,
  actor: Actor,
  accountId: string,
  proof: Proof | null,
): Promise<Result<Invitation, LinkRefusal>> {
  if (!identityPolicy.allows(actor, 'account.manage') || actor.accountId === null) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const account = await accountForLink(tx, actor.municipalityId, accountId)
    if (account === null) return refuse({ kind: 'not-found' })
    const asked = openRequest(account, deps.now())
    if (asked === null) return refuse({ kind: 'not-asked' })
    if (asked.by === actor.accountId || accountId === actor.accountId) return refuse({ kind: 'same-person' })
    if (!(await isProof(tx, actor, proof))) return refuse({ kind: 'proof-missing' })
    return ok(await make(tx, deps, actor, account, { proof, askedBy: asked.by }))
  })
}

async function isProof(tx: Tx, actor: Actor, proof: Proof | null): Promise<boolean> {
  return proof !== null && (await proofsHere(tx, actor.municipalityId)).includes(proof)
}

type Ground = { readonly proof: Proof | null; readonly askedBy: string | null }

/** The old links, the passkeys and the open sessions end with it. */
async function make(tx: Tx, deps: Deps, actor: Actor, account: LinkAccount, { proof, askedBy }: Ground): Promise<Invitation> {
  const { municipalityId } = actor
  await endAllSessions(tx, deps, municipalityId, account.id)
  await revokeAllPasskeys(tx, deps, municipalityId, account.id)
  await tx
    .updateTable('identity.account')
    .set({ link_asked_by: null, link_asked_at: null, link_asked_proof: null })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', account.id)
    .execute()
  await recordAudit(tx, deps, actor, {
    action: 'identity.account.invited',
    subjectId: account.id,
    detail: { ...(proof === null ? {} : { proof }), ...(askedBy === null ? {} : { askedBy }) },
  })
  // Who was never in has nothing that can be taken over.
  if (account.isInUse) await tell(tx, deps, actor, account, 'made', proof)
  return invite(tx, deps, actor, account.id, proof)
}

/** Whose account it is, and everybody who manages accounts but the one who does this now. */
async function tell(tx: Tx, deps: Deps, actor: Actor, account: LinkAccount, what: 'asked' | 'made', proof: Proof | null): Promise<void> {
  const expiresAt = new Date(deps.now().getTime() + noticeDays * 86_400_000)
  for (const { id, email, locale } of await tellTo(tx, actor.municipalityId, account.id, managers)) {
    if (id === actor.accountId && id !== account.id) continue
    const t = identityText(locale)
    const words = (id === account.id ? t.linkToOwner : t.linkToManager)[what]
    const body = proof === null ? words : `${words} ${t.linkProven(t.linkProofs[proof])}`
    await putMessage(tx, deps, actor, { channel: 'mail', recipient: email, subject: 'Opkomst', body, expiresAt })
  }
}
