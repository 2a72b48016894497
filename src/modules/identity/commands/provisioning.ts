import { recordAudit } from '#modules/audit/public.ts'
import { type Actor, type Role, roles } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { type GivenUser, type ProvisionedAccount, roleOfNobody } from '../domain/scim/user.ts'
import { readProvider } from '../queries/provider.ts'
import { lockProvisioned, provisionedAccounts } from '../queries/provisioning.ts'
import { endAllSessions } from './sign-in.ts'

export type ProvisioningRefusal = 'not-found' | 'taken'

/**
 * Frees a sign-in name or outside name held by a closed account, so that its next holder begins with an empty account. False: an account in use
 * has it.
 */
async function freeNames(tx: Tx, deps: Deps, actor: Actor, user: GivenUser, ownId: string | null): Promise<boolean> {
  const holders = await tx
    .selectFrom('identity.account')
    .select(['id', 'email', 'disabled_at'])
    .where('municipality_id', '=', actor.municipalityId)
    .where('released_at', 'is', null)
    .where((eb) => eb.or([eb('email', '=', user.userName), eb('external_id', '=', user.externalId)]))
    .forUpdate()
    .execute()
  const others = holders.filter((holder) => holder.id !== ownId)
  if (others.some((holder) => holder.disabled_at === null)) return false
  for (const holder of others) await release(tx, deps, actor, holder.id)
  return true
}

/** Closes an account for good: nothing opens it again, and its names are free for somebody else. */
async function release(tx: Tx, deps: Deps, actor: Actor, accountId: string): Promise<void> {
  const now = deps.now()
  await tx
    .updateTable('identity.account')
    .set((eb) => ({
      disabled_at: eb.fn.coalesce('disabled_at', eb.val(now)),
      released_at: now,
      changed_at: now,
      email: `${accountId}@gesloten.invalid`,
      password_hash: null,
      totp_secret: null,
    }))
    .where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', accountId)
    .execute()
  for (const table of ['identity.passkey', 'identity.account_link', 'identity.enrolment'] as const) {
    await tx.deleteFrom(table).where('municipality_id', '=', actor.municipalityId).where('account_id', '=', accountId).execute()
  }
  await endAllSessions(tx, deps, actor.municipalityId, accountId)
  await recordAudit(tx, deps, actor, { action: 'identity.account.released', subjectId: accountId })
}

/** Lets the account in through the identity service: its outside name is the name it has there. */
async function linkToService(tx: Tx, deps: Deps, actor: Actor, accountId: string, externalId: string | null): Promise<void> {
  const provider = externalId === null ? null : await readProvider(tx, actor.municipalityId)
  if (provider === null || externalId === null) return
  await tx
    .insertInto('identity.account_link')
    .values({
      municipality_id: actor.municipalityId,
      id: deps.newId(),
      account_id: accountId,
      issuer: provider.issuer,
      subject: externalId,
      created_at: deps.now(),
    })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'issuer', 'subject']).doNothing())
    .execute()
}

export async function provisionUser(deps: Deps, actor: Actor, user: GivenUser): Promise<Result<ProvisionedAccount, ProvisioningRefusal>> {
  return deps.db.as(actor, async (tx) => {
    if (!(await freeNames(tx, deps, actor, user, null))) return refuse('taken')
    const id = deps.newId()
    const now = deps.now()
    const role = user.role ?? roleOfNobody
    await tx
      .insertInto('identity.account')
      .values({
        municipality_id: actor.municipalityId,
        id,
        email: user.userName,
        external_id: user.externalId,
        name: user.name,
        role,
        locale: user.locale,
        managed_by: 'scim',
        created_at: now,
        changed_at: now,
        disabled_at: user.active ? null : now,
      })
      .execute()
    await linkToService(tx, deps, actor, id, user.externalId)
    await recordAudit(tx, deps, actor, { action: 'identity.account.created', subjectId: id, detail: { role, by: 'scim' } })
    const made = await lockProvisioned(tx, actor.municipalityId, id)
    return made === null ? refuse('not-found') : ok(made)
  })
}

/** How an account should be from now on; `change` answers null when what was sent is no user. A closed one loses its sessions in the same act. */
export async function changeUser<Refused>(
  deps: Deps,
  actor: Actor,
  accountId: string,
  change: (known: ProvisionedAccount) => Result<GivenUser, Refused>,
): Promise<Result<ProvisionedAccount, ProvisioningRefusal | Refused>> {
  return deps.db.as(actor, async (tx) => {
    const known = await lockProvisioned(tx, actor.municipalityId, accountId)
    if (known === null) return refuse('not-found' as const)
    const wanted = change(known)
    if (!wanted.ok) return wanted
    const user = wanted.value
    if (!(await freeNames(tx, deps, actor, user, accountId))) return refuse('taken' as const)
    await write(tx, deps, actor, known, user)
    const changed = await lockProvisioned(tx, actor.municipalityId, accountId)
    return changed === null ? refuse('not-found' as const) : ok(changed)
  })
}

async function write(tx: Tx, deps: Deps, actor: Actor, known: ProvisionedAccount, user: GivenUser): Promise<void> {
  const now = deps.now()
  const role = user.role ?? known.role
  await tx
    .updateTable('identity.account')
    .set({
      email: user.userName,
      external_id: user.externalId,
      name: user.name,
      role,
      locale: user.locale,
      managed_by: 'scim',
      changed_at: now,
      ...(user.active === known.active ? {} : { disabled_at: user.active ? null : now }),
    })
    .where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', known.id)
    .execute()
  if (user.externalId !== known.externalId) await linkToService(tx, deps, actor, known.id, user.externalId)
  // A role taken away, like an account closed, must not live on in an open page.
  if (known.active && (!user.active || role !== known.role)) await endAllSessions(tx, deps, actor.municipalityId, known.id)
  const state = user.active === known.active ? 'changed' : user.active ? 'reopened' : 'closed'
  await recordAudit(tx, deps, actor, { action: `identity.account.${state}`, subjectId: known.id, detail: { role, by: 'scim' } })
}

export async function releaseUser(deps: Deps, actor: Actor, accountId: string): Promise<Result<null, ProvisioningRefusal>> {
  return deps.db.as(actor, async (tx) => {
    if ((await lockProvisioned(tx, actor.municipalityId, accountId)) === null) return refuse('not-found')
    await release(tx, deps, actor, accountId)
    return ok(null)
  })
}

export function roleNamed(name: string): Role | null {
  return roles.find((role) => role === name) ?? null
}

/** Makes exactly these accounts hold a role; who held it and is not among them keeps one that opens nothing. */
export async function setMembers(deps: Deps, actor: Actor, role: Role, ids: readonly string[]): Promise<Result<null, ProvisioningRefusal>> {
  return deps.db.as(actor, async (tx) => {
    const all = await provisionedAccounts(tx, actor.municipalityId)
    if (ids.some((id) => !all.some((account) => account.id === id))) return refuse('not-found')
    for (const account of all) {
      const wanted = ids.includes(account.id) ? role : account.role === role ? roleOfNobody : account.role
      if (wanted === account.role) continue
      const { active, externalId, name, userName } = account
      const locale = account.locale === 'en' || account.locale === 'fr' ? account.locale : 'nl'
      await write(tx, deps, actor, account, { active, externalId, name, userName, locale, role: wanted })
    }
    return ok(null)
  })
}
