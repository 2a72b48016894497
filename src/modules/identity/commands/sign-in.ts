import { recordAudit } from '#modules/audit/public.ts'
import { type Actor, visitor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { AssuranceLevel } from '../domain/assurance-levels.ts'
import { lockedUntil } from '../domain/lock-out.ts'
import { opens, type ProofMethod } from '../domain/session-strength.ts'
import type { LiveSession } from '../queries/sessions.ts'
import { hashToken, keyedHash, passwordFits, totpStep } from '../secrets.ts'

const minutes = 60_000
const secondFactorWindow = 10 * minutes
/** A wrong password must leave its trace, or guessing would be free. */
const countTries = { keepRefused: true }
const sessionLength = 12 * 60 * minutes

export type SignInRefusal = { readonly kind: 'wrong' } | { readonly kind: 'wait'; readonly until: Date }
export type NewSession = { readonly token: string; readonly expiresAt: Date }

async function recentAttempts(tx: Tx, municipalityId: string, emailHash: string) {
  return tx
    .selectFrom('identity.sign_in_attempt')
    .select(['at', 'succeeded'])
    .where('municipality_id', '=', municipalityId)
    .where('email_hash', '=', emailHash)
    .orderBy('at', 'desc')
    .limit(30)
    .execute()
}

async function noteAttempt(tx: Tx, deps: Deps, municipalityId: string, emailHash: string, succeeded: boolean): Promise<void> {
  const row = { municipality_id: municipalityId, id: deps.newId(), email_hash: emailHash, succeeded, at: deps.now() }
  await tx.insertInto('identity.sign_in_attempt').values(row).execute()
}

/** The identity service a session rests on, and what that calls its own: it may end this one. */
export type ServiceSession = { readonly issuer: string; readonly session: string | null }

type SessionInput = {
  readonly municipalityId: string
  readonly accountId: string
  readonly stage: 'password' | 'full'
  readonly device: string
  readonly length: number
  readonly method?: ProofMethod
  readonly level?: AssuranceLevel | null
  readonly service?: ServiceSession
}

async function openSession(tx: Tx, deps: Deps, input: SessionInput): Promise<NewSession & { readonly id: string }> {
  const token = deps.newToken()
  const id = deps.newId()
  const now = deps.now()
  const expiresAt = new Date(now.getTime() + input.length)
  await tx
    .insertInto('identity.session')
    .values({
      municipality_id: input.municipalityId,
      id,
      account_id: input.accountId,
      token_hash: hashToken(token),
      stage: input.stage,
      device: input.device.slice(0, 120),
      started_at: now,
      seen_at: now,
      proven_at: input.stage === 'full' ? now : null,
      method: input.method ?? 'code',
      level: input.level ?? null,
      service_issuer: input.service?.issuer ?? null,
      service_session: input.service?.session ?? null,
      expires_at: expiresAt,
    })
    .execute()
  return { id, token, expiresAt }
}

export type PasswordStep = {
  readonly municipalityId: string
  readonly email: string
  readonly password: string
  readonly device: string
  readonly secret: string
}

/** First factor. Every refusal sounds alike and takes alike long, whether the account exists or not. */
export async function givePassword(deps: Deps, step: PasswordStep): Promise<Result<NewSession, SignInRefusal>> {
  const { municipalityId } = step
  const email = step.email.trim().toLowerCase()
  const emailHash = keyedHash(step.secret, `${municipalityId}:${email}`)
  return deps.db.as(
    visitor(municipalityId, 'sign-in'),
    async (tx) => {
      const until = lockedUntil(await recentAttempts(tx, municipalityId, emailHash))
      if (until !== null && until > deps.now()) return refuse({ kind: 'wait', until })
      const account = await tx
        .selectFrom('identity.account')
        .select(['id', 'password_hash', 'totp_secret', 'disabled_at'])
        .where('municipality_id', '=', municipalityId)
        .where('email', '=', email)
        .executeTakeFirst()
      const fits = await passwordFits(account?.password_hash ?? null, step.password)
      const usable = account !== undefined && account.disabled_at === null && account.totp_secret !== null
      if (!fits || !usable) {
        await noteAttempt(tx, deps, municipalityId, emailHash, false)
        await noteRefusal(tx, deps, visitor(municipalityId, 'sign-in'), 'password', account?.id)
        return refuse({ kind: 'wrong' })
      }
      return ok(
        await openSession(tx, deps, {
          municipalityId,
          accountId: account.id,
          stage: 'password',
          device: step.device,
          length: secondFactorWindow,
        }),
      )
    },
    countTries,
  )
}

export type CodeStep = {
  readonly municipalityId: string
  readonly session: LiveSession
  readonly code: string
  readonly device: string
  readonly secret: string
}

/** Second factor: a code works once, and the session gets a new token, so that one seen before sign-in is worth nothing after. */
export async function giveCode(deps: Deps, step: CodeStep): Promise<Result<NewSession, SignInRefusal>> {
  const { municipalityId, session } = step
  const emailHash = keyedHash(step.secret, `${municipalityId}:${session.email}`)
  const actor = { municipalityId, accountId: session.accountId, role: session.role, purpose: 'sign-in' as const, sessionId: session.id }
  return deps.db.as(
    actor,
    async (tx) => {
      const until = lockedUntil(await recentAttempts(tx, municipalityId, emailHash))
      if (until !== null && until > deps.now()) return refuse({ kind: 'wait', until })
      const used = session.totpSecret === null ? null : totpStep(session.totpSecret, step.code, deps.now())
      const fresh = used !== null && (await claimStep(tx, municipalityId, session.accountId, used))
      await noteAttempt(tx, deps, municipalityId, emailHash, fresh)
      if (!fresh) {
        await noteRefusal(tx, deps, actor, 'code', session.accountId)
        return refuse({ kind: 'wrong' })
      }
      await endSession(tx, deps, municipalityId, session.id)
      const isWeak = opens({ role: session.role, method: 'code', level: null }, session.isStrongOnly) !== 'everything'
      // Whoever may only make a first passkey has ten minutes for it.
      const length = isWeak ? secondFactorWindow : sessionLength
      return ok(await startFullSession(tx, deps, actor, { device: step.device, method: 'code', length }))
    },
    countTries,
  )
}

/** A session with both factors for the account of `actor`, recorded. */
export async function startFullSession(
  tx: Tx,
  deps: Deps,
  actor: Actor & { readonly accountId: string },
  how: Pick<SessionInput, 'device' | 'level' | 'service'> & { readonly method: ProofMethod; readonly length?: number },
): Promise<NewSession> {
  const { municipalityId, accountId } = actor
  const opened = await openSession(tx, deps, { municipalityId, accountId, stage: 'full', length: sessionLength, ...how })
  const started = { action: 'identity.session.started', subjectId: opened.id, detail: { method: how.method, level: how.level ?? null } }
  await recordAudit(tx, deps, { ...actor, sessionId: opened.id }, started)
  return opened
}

/** The second factor again, inside a session that runs: it counts as proven from now. Wrong codes slow down as at sign-in. */
export async function proveAgain(deps: Deps, step: Omit<CodeStep, 'device'>): Promise<Result<null, SignInRefusal>> {
  const { municipalityId, session } = step
  const emailHash = keyedHash(step.secret, `${municipalityId}:${session.email}`)
  const actor: Actor = { municipalityId, accountId: session.accountId, role: session.role, purpose: 'security', sessionId: session.id }
  return deps.db.as(
    actor,
    async (tx) => {
      const until = lockedUntil(await recentAttempts(tx, municipalityId, emailHash))
      if (until !== null && until > deps.now()) return refuse({ kind: 'wait', until })
      const used = session.totpSecret === null ? null : totpStep(session.totpSecret, step.code, deps.now())
      const fresh = used !== null && (await claimStep(tx, municipalityId, session.accountId, used))
      await noteAttempt(tx, deps, municipalityId, emailHash, fresh)
      if (!fresh) {
        await noteRefusal(tx, deps, actor, 'code', session.accountId)
        return refuse({ kind: 'wrong' })
      }
      await markProven(tx, deps, actor, 'code')
      return ok(null)
    },
    countTries,
  )
}

/** Notes in the session of `actor` that its second factor was proven now. A code proves, but does not make a stronger session weaker. */
export async function markProven(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  method: ProofMethod,
  level: AssuranceLevel | null = null,
  service: ServiceSession | null = null,
): Promise<void> {
  if (actor.sessionId === null) return
  await tx
    .updateTable('identity.session')
    .set({
      proven_at: deps.now(),
      ...(method === 'code' ? {} : { method, level }),
      ...(service === null ? {} : { service_issuer: service.issuer, service_session: service.session }),
    })
    .where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', actor.sessionId)
    .where('ended_at', 'is', null)
    .execute()
  await recordAudit(tx, deps, actor, { action: 'identity.session.proven', subjectId: actor.sessionId, detail: { method } })
}

/** Another token for a session that runs; the one before opens nothing any more. Null when the session has ended meanwhile. */
export async function renewToken(tx: Tx, deps: Deps, municipalityId: string, sessionId: string): Promise<NewSession | null> {
  const token = deps.newToken()
  const renewed = await tx
    .updateTable('identity.session')
    .set({ token_hash: hashToken(token) })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .returning('expires_at')
    .executeTakeFirst()
  return renewed === undefined ? null : { token, expiresAt: renewed.expires_at }
}

/** A try that did not let in, by which factor; the account when the name is one of ours. Written alike for every name. */
async function noteRefusal(tx: Tx, deps: Deps, actor: Actor, method: 'password' | 'code', accountId: string | undefined): Promise<void> {
  await recordAudit(tx, deps, actor, { action: 'identity.sign-in.refused', subjectId: accountId, detail: { method } })
}

/** Marks a time step as used; false when it, or a later one, was used before. The row decides, so two requests at once cannot both pass. */
async function claimStep(tx: Tx, municipalityId: string, accountId: string, step: number): Promise<boolean> {
  const claimed = await tx
    .updateTable('identity.account')
    .set({ totp_last_step: step })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', accountId)
    .where((eb) => eb.or([eb('totp_last_step', 'is', null), eb('totp_last_step', '<', step)]))
    .returning('id')
    .executeTakeFirst()
  return claimed !== undefined
}

export async function endSession(tx: Tx, deps: Deps, municipalityId: string, sessionId: string): Promise<void> {
  await tx
    .updateTable('identity.session')
    .set({ ended_at: deps.now() })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute()
}

/** Ends every session of an account, this one too. */
export async function endAllSessions(tx: Tx, deps: Deps, municipalityId: string, accountId: string): Promise<void> {
  await tx
    .updateTable('identity.session')
    .set({ ended_at: deps.now() })
    .where('municipality_id', '=', municipalityId)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute()
}

/** Ends one session of the actor's own account, such as a telephone left behind; false when there is none. */
export async function endOwnSession(tx: Tx, deps: Deps, actor: Actor, sessionId: string): Promise<boolean> {
  const ended = await tx
    .updateTable('identity.session')
    .set({ ended_at: deps.now() })
    .where('municipality_id', '=', actor.municipalityId)
    .where('account_id', '=', actor.accountId)
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (ended === undefined) return false
  await recordAudit(tx, deps, actor, { action: 'identity.session.ended', subjectId: sessionId })
  return true
}
