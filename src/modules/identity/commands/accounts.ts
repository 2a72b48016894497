import { recordAudit } from '#modules/audit/public.ts'
import { type Actor, type Role, visitor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { checkPassword, type PasswordRefusal } from '../domain/password.ts'
import { identityPolicy } from '../policy.ts'
import { hashPassword, hashToken, newTotpSecret, totpStep } from '../secrets.ts'
import { endAllSessions } from './sign-in.ts'

const invitationDays = 7

export type NewAccount = {
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly languages: readonly string[]
  readonly locale: string
}
export type AccountRefusal = { readonly kind: 'not-found' } | { readonly kind: 'email-taken' } | { readonly kind: 'own-account' }
/** The token stands in the link the administrator hands over; it is not kept. */
export type Invitation = { readonly accountId: string; readonly token: string; readonly expiresAt: Date }

/** Writes the invitation itself; those of before stop working. */
export async function invite(tx: Tx, deps: Deps, actor: Actor, accountId: string): Promise<Invitation> {
  const token = deps.newToken()
  const now = deps.now()
  const expiresAt = new Date(now.getTime() + invitationDays * 86_400_000)
  await tx
    .updateTable('identity.enrolment')
    .set({ expires_at: now })
    .where('municipality_id', '=', actor.municipalityId)
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .execute()
  await tx
    .insertInto('identity.enrolment')
    .values({
      municipality_id: actor.municipalityId,
      id: deps.newId(),
      account_id: accountId,
      token_hash: hashToken(token),
      totp_secret: newTotpSecret(),
      created_at: now,
      created_by: actor.accountId,
      expires_at: expiresAt,
    })
    .execute()
  return { accountId, token, expiresAt }
}

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
    return ok(await invite(tx, deps, actor, id))
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

export type PendingEnrolment = {
  readonly id: string
  readonly accountId: string
  readonly email: string
  readonly name: string
  readonly totpSecret: string
}

/** The invitation behind a link, while it works. */
export async function findEnrolment(deps: Deps, municipalityId: string, token: string): Promise<PendingEnrolment | null> {
  return deps.db.as(visitor(municipalityId, 'sign-in'), async (tx) => {
    const row = await tx
      .selectFrom('identity.enrolment as enrolment')
      .innerJoin('identity.account as account', (join) =>
        join.onRef('account.municipality_id', '=', 'enrolment.municipality_id').onRef('account.id', '=', 'enrolment.account_id'),
      )
      .select(['enrolment.id', 'account.id as accountId', 'account.email', 'account.name', 'enrolment.totp_secret as totpSecret'])
      .where('enrolment.municipality_id', '=', municipalityId)
      .where('enrolment.token_hash', '=', hashToken(token))
      .where('enrolment.used_at', 'is', null)
      .where('enrolment.expires_at', '>', deps.now())
      .where('account.disabled_at', 'is', null)
      .executeTakeFirst()
    return row ?? null
  })
}

export type EnrolmentRefusal =
  | { readonly field: 'password'; readonly why: PasswordRefusal }
  | { readonly field: 'code'; readonly why: 'wrong' }
  | { readonly field: 'link'; readonly why: 'gone' }

/** Takes an account into use: password chosen, second factor proven by a code. The link works once. */
export async function enrol(
  deps: Deps,
  municipalityId: string,
  input: { readonly token: string; readonly password: string; readonly code: string },
): Promise<Result<null, readonly EnrolmentRefusal[]>> {
  const pending = await findEnrolment(deps, municipalityId, input.token)
  if (pending === null) return refuse([{ field: 'link', why: 'gone' }])
  const refusals: EnrolmentRefusal[] = []
  const weak = checkPassword(input.password, pending.email)
  if (weak !== null) refusals.push({ field: 'password', why: weak })
  const step = totpStep(pending.totpSecret, input.code, deps.now())
  if (step === null) refusals.push({ field: 'code', why: 'wrong' })
  if (refusals.length > 0) return refuse(refusals)
  const passwordHash = await hashPassword(input.password)
  const actor = visitor(municipalityId, 'sign-in')
  return deps.db.as(actor, async (tx) => {
    const used = await tx
      .updateTable('identity.enrolment')
      .set({ used_at: deps.now() })
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', pending.id)
      .where('used_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (used === undefined) return refuse([{ field: 'link', why: 'gone' }])
    await tx
      .updateTable('identity.account')
      .set({ password_hash: passwordHash, totp_secret: pending.totpSecret, totp_last_step: step })
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', pending.accountId)
      .execute()
    await endAllSessions(tx, deps, municipalityId, pending.accountId)
    await recordAudit(tx, deps, actor, { action: 'identity.account.enrolled', subjectId: pending.accountId })
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
