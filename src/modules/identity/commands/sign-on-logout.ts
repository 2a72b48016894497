import { recordAudits } from '#modules/audit/public.ts'
import { type Actor, visitor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { type LogoutOrder, type LogoutRefusal, readLogoutToken, usableSignatures } from '../domain/logout-token.ts'
import { type Provider, readProvider } from '../queries/provider.ts'
import { hashToken } from '../secrets.ts'
import { configurationOf, isSameAddress, jose, keysOf } from './sign-on-client.ts'

/** Longer is no logout token: a service signs a handful of short claims. */
export const longestToken = 8_192

/**
 * The identity service says that somebody signed out there, or may not be in any more: her sessions that rest on it end here, at once
 * (OpenID Connect Back-Channel Logout 1.0, 2.6). Answers how many ended; none is fine, she may have left already.
 * The cheap questions come first: only a token that could be one makes this program ask the service for its keys.
 */
export async function endByService(
  deps: Deps,
  municipalityId: string,
  token: string,
): Promise<Result<{ readonly ended: number }, LogoutRefusal>> {
  const actor = visitor(municipalityId, 'sign-in')
  const provider = await deps.db.as(actor, (tx) => readProvider(tx, municipalityId))
  if (provider === null || !provider.isEnabled) return refuse('issuer')
  const order = await verified(deps, provider, token)
  if (!order.ok) return order
  return deps.db.as(actor, async (tx) => {
    if (!(await claimToken(tx, deps, municipalityId, order.value))) return refuse('used')
    return ok({ ended: await endSessions(tx, deps, actor, order.value) })
  })
}

async function verified(deps: Deps, provider: Provider, token: string): Promise<Result<LogoutOrder, LogoutRefusal>> {
  const { compactVerify, decodeJwt, decodeProtectedHeader, errors } = await jose()
  try {
    const order = readLogoutToken(decodeProtectedHeader(token), decodeJwt(token), { clientId: provider.clientId, now: deps.now() })
    if (!order.ok) return order
    if (!isSameAddress(order.value.issuer, provider.issuer)) return refuse('issuer')
    const metadata = (await configurationOf(provider, deps.now())).serverMetadata()
    if (order.value.issuer !== metadata.issuer) return refuse('issuer')
    const algorithms = [...usableSignatures(metadata.id_token_signing_alg_values_supported)]
    await compactVerify(token, await keysOf(metadata), { algorithms })
    return order
  } catch (error) {
    if (error instanceof errors.JWTInvalid || error instanceof errors.JWSInvalid) return refuse('shape')
    if (error instanceof errors.JWKSTimeout) return refuse('unreachable')
    return refuse(error instanceof errors.JOSEError || error instanceof TypeError ? 'signature' : 'unreachable')
  }
}

/** Notes the number of the token until it is too old anyway; false when it was acted on before. The row decides, so two at once cannot both pass. */
async function claimToken(tx: Tx, deps: Deps, municipalityId: string, { issuer, tokenId, expiresAt }: LogoutOrder): Promise<boolean> {
  const now = deps.now()
  await tx.deleteFrom('identity.used_token').where('municipality_id', '=', municipalityId).where('expires_at', '<', now).execute()
  const claimed = await tx
    .insertInto('identity.used_token')
    .values({ municipality_id: municipalityId, token_hash: hashToken(`${issuer}\n${tokenId}`), used_at: now, expires_at: expiresAt })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'token_hash']).doNothing())
    .returning('token_hash')
    .executeTakeFirst()
  return claimed !== undefined
}

/** Only sessions that rest on this service: one begun with a passkey is her own. A session without a name there ends with its owner's. */
async function endSessions(tx: Tx, deps: Deps, actor: Actor, { issuer, subject, session }: LogoutOrder): Promise<number> {
  const { municipalityId } = actor
  const ended = await tx
    .updateTable('identity.session')
    .set({ ended_at: deps.now() })
    .where('municipality_id', '=', municipalityId)
    .where('service_issuer', '=', issuer)
    .where('ended_at', 'is', null)
    .$if(subject !== null, (query) =>
      query.where('account_id', 'in', (from) =>
        from
          .selectFrom('identity.account_link')
          .select('account_id')
          .where('municipality_id', '=', municipalityId)
          .where('issuer', '=', issuer)
          .where('subject', '=', subject ?? ''),
      ),
    )
    .$if(session !== null, (query) =>
      query.where((of) => {
        const named = of('service_session', '=', session)
        return subject === null ? named : of.or([named, of('service_session', 'is', null)])
      }),
    )
    .returning('id')
    .execute()
  await recordAudits(
    tx,
    deps,
    actor,
    ended.map(({ id }) => ({ action: 'identity.session.ended', subjectId: id, detail: { by: 'identity-service' } })),
  )
  return ended.length
}
