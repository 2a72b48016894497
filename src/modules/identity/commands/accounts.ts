import { recordAudit } from '#modules/audit/public.ts'
import type { Actor, Role } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { identityPolicy } from '../policy.ts'
import { type Invitation, invite } from './enrolment.ts'
import { endAllSessions } from './sign-in.ts'

export type NewAccount = {
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly languages: readonly string[]
  readonly locale: string
}
export type AccountRefusal = { readonly kind: 'not-found' } | { readonly kind: 'email-taken' } | { readonly kind: 'own-account' }
/** Makes an account and a link with which its owner chooses a password and sets up the second factor. */
export async function createAccount(deps: Deps, actor: Actor, account: NewAccount): Promise<Result<Invitation, AccountRefusal>> {
  if (!identityPolicy.allows(actor, 'account.manage') && actor.role !== 'machine') return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const id = deps.newId()
    const made = await tx
      .insertInto('identity.account')
      .values({
        municipality_id: actor.municipalityId,
        id,
        email: account.email.trim().toLowerCase(),
        name: account.name.trim(),
        role: account.role,
        languages: [...account.languages],
        locale: account.locale,
        created_at: deps.now(),
      })
      .onConflict((conflict) => conflict.columns(['municipality_id', 'email']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (made === undefined) return refuse({ kind: 'email-taken' })
    await recordAudit(tx, deps, actor, { action: 'identity.account.created', subjectId: id, detail: { role: account.role } })
    return ok(await invite(tx, deps, actor, id, null))
  })
}

async function exists(tx: Tx, municipalityId: string, accountId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('identity.account')
    .select('id')
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', accountId)
    .where('released_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Closes an account and its sessions, or opens it again. Nobody closes the account he uses. */
export async function setAccountActive(
  deps: Deps,
  actor: Actor,
  accountId: string,
  active: boolean,
): Promise<Result<null, AccountRefusal>> {
  if (!identityPolicy.allows(actor, 'account.manage')) return refuse({ kind: 'not-found' })
  if (accountId === actor.accountId) return refuse({ kind: 'own-account' })
  return deps.db.as(actor, async (tx) => {
    if (!(await exists(tx, actor.municipalityId, accountId))) return refuse({ kind: 'not-found' })
    await tx
      .updateTable('identity.account')
      .set({ disabled_at: active ? null : deps.now() })
      .where('municipality_id', '=', actor.municipalityId)
      .where('id', '=', accountId)
      .execute()
    if (!active) await endAllSessions(tx, deps, actor.municipalityId, accountId)
    await recordAudit(tx, deps, actor, { action: active ? 'identity.account.reopened' : 'identity.account.closed', subjectId: accountId })
    return ok(null)
  })
}

/** Own language, and languages spoken with families. */
export async function setPreferences(
  deps: Deps,
  actor: Actor,
  preferences: { readonly locale: string; readonly languages: readonly string[] },
): Promise<void> {
  const accountId = actor.accountId
  if (accountId === null) return
  await deps.db.as(actor, async (tx) => {
    await tx
      .updateTable('identity.account')
      .set({ locale: preferences.locale, languages: [...preferences.languages] })
      .where('municipality_id', '=', actor.municipalityId)
      .where('id', '=', accountId)
      .execute()
    await recordAudit(tx, deps, actor, { action: 'identity.account.changed', subjectId: accountId })
  })
}
