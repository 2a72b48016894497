import type { Role } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { opens, type ProofMethod } from '../domain/session-strength.ts'

export type SessionRow = {
  readonly id: string
  readonly device: string
  readonly startedAt: Date
  readonly seenAt: Date
  readonly method: ProofMethod
}

/** Sessions of an account that still stand, last used first. */
export async function openSessions(tx: Tx, municipalityId: string, accountId: string, now: Date): Promise<SessionRow[]> {
  return tx
    .selectFrom('identity.session')
    .select(['id', 'device', 'started_at as startedAt', 'seen_at as seenAt', 'method'])
    .where('municipality_id', '=', municipalityId)
    .where('account_id', '=', accountId)
    .where('stage', '=', 'full')
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('seen_at', 'desc')
    .execute()
}

export type LiveSession = {
  readonly id: string
  readonly accountId: string
  readonly stage: 'password' | 'full'
  readonly seenAt: Date
  readonly provenAt: Date | null
  readonly role: Role
  readonly name: string
  readonly email: string
  readonly locale: string
  readonly totpSecret: string | null
  readonly totpLastStep: number | null
  /** Whether the municipality lets only strong ways in count. */
  readonly isStrongOnly: boolean
  /** What this session opens there. */
  readonly opens: 'everything' | 'first-passkey'
}

/** The session of a cookie's token or with an id, with its account as it is now; null when ended, expired or when the account was disabled. */
export async function findSession(
  tx: Tx,
  municipalityId: string,
  by: { readonly tokenHash: string } | { readonly id: string },
  now: Date,
): Promise<LiveSession | null> {
  const row = await tx
    .selectFrom('identity.session as session')
    .innerJoin('identity.account as account', (join) =>
      join.onRef('account.municipality_id', '=', 'session.municipality_id').onRef('account.id', '=', 'session.account_id'),
    )
    .leftJoin('identity.sign_in_rule as rule', 'rule.municipality_id', 'session.municipality_id')
    .select(['session.method', 'session.level', 'rule.is_strong_only as strongOnly'])
    .select([
      'session.id',
      'session.account_id as accountId',
      'session.stage',
      'session.seen_at as seenAt',
      'session.proven_at as provenAt',
      'account.role',
      'account.name',
      'account.email',
      'account.locale',
      'account.totp_secret as totpSecret',
      'account.totp_last_step as totpLastStep',
    ])
    .where('session.municipality_id', '=', municipalityId)
    .where((where) => ('id' in by ? where('session.id', '=', by.id) : where('session.token_hash', '=', by.tokenHash)))
    .where('session.ended_at', 'is', null)
    .where('session.expires_at', '>', now)
    .where('account.disabled_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return null
  const { method, level, strongOnly, ...session } = row
  const isStrongOnly = strongOnly === true
  return { ...session, isStrongOnly, opens: opens({ role: session.role, method, level }, isStrongOnly) }
}
