import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { recordAudit } from '#modules/audit/public.ts'
import { type Actor, visitor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { accountOfHandle, handleOf } from '../domain/user-handle.ts'
import { meansOf } from '../queries/means.ts'
import { findPasskey, type Passkey, passkeysOf, type StoredPasskey } from '../queries/passkeys.ts'
import { beginCeremony, takeCeremony } from './ceremony.ts'
import { endSession, markProven, type NewSession, startFullSession } from './sign-in.ts'

// The library costs megabytes: loaded when somebody uses a passkey, not at the start.
const webauthn = () => import('@simplewebauthn/server')

/** The site a key belongs to: its address, and the host name the device binds the key to. */
export type Site = { readonly origin: string; readonly host: string }
export type PasskeyRefusal = { readonly kind: 'refused' }
/** What the browser needs to ask the device, and the token that ties the answer to this browser. */
export type Question = { readonly options: object; readonly token: string }

const algorithms = [-8, -7, -257]

/** Asks the device for a new key: one it finds by itself, that opens only for its owner. */
export async function askNewPasskey(
  deps: Deps,
  actor: Actor & { readonly accountId: string },
  site: Site,
  name: string,
): Promise<Question> {
  const { generateRegistrationOptions } = await webauthn()
  return deps.db.as(actor, async (tx) => {
    const known = await passkeysOf(tx, actor.municipalityId, actor.accountId)
    const options = await generateRegistrationOptions({
      rpName: 'Opkomst',
      rpID: site.host,
      userName: name,
      userDisplayName: name,
      userID: handleOf(actor.municipalityId, actor.accountId),
      attestationType: 'none',
      excludeCredentials: known.map((key) => ({ id: key.credentialId })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      supportedAlgorithmIDs: algorithms,
    })
    const { accountId } = actor
    const token = await beginCeremony(tx, deps, actor, 'register', { accountId, challenge: options.challenge, detail: {} })
    return { options, token }
  })
}

export type NewPasskey = { readonly token: string; readonly response: RegistrationResponseJSON; readonly name: string; readonly site: Site }

/** The new key, when it answers this question, on this site, opened by its owner. */
async function keepNewKey(tx: Tx, deps: Deps, actor: Actor & { readonly accountId: string }, input: NewPasskey): Promise<boolean> {
  const { verifyRegistrationResponse } = await webauthn()
  const { municipalityId, accountId } = actor
  const ceremony = await takeCeremony(tx, deps, municipalityId, 'register', input.token)
  if (ceremony === null || ceremony.accountId !== accountId) return false
  const verified = await verifyRegistrationResponse({
    response: input.response,
    expectedChallenge: ceremony.challenge,
    expectedOrigin: input.site.origin,
    expectedRPID: input.site.host,
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch(() => null)
  if (verified?.registrationInfo === undefined) return false
  const { credential } = verified.registrationInfo
  const id = deps.newId()
  const kept = await tx
    .insertInto('identity.passkey')
    .values({
      municipality_id: municipalityId,
      id,
      account_id: accountId,
      credential_id: credential.id,
      public_key: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: [...(credential.transports ?? [])],
      name: input.name,
      created_at: deps.now(),
    })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'credential_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (kept === undefined) return false
  await recordAudit(tx, deps, actor, { action: 'identity.passkey.added', subjectId: id })
  return true
}

// A question that was answered wrongly is spent.
const spent = { keepRefused: true }

/** One more key for an account that is fully signed in. */
export async function addPasskey(
  deps: Deps,
  actor: Actor & { readonly accountId: string },
  input: NewPasskey,
): Promise<Result<null, PasskeyRefusal>> {
  return deps.db.as(actor, async (tx) => ((await keepNewKey(tx, deps, actor, input)) ? ok(null) : refuse({ kind: 'refused' })), spent)
}

/**
 * The first key of an account that signed in with a password and a code where that opens nothing else. Its owner just opened the device for it, so
 * that counts as signing in with it: a new session takes the place of the weak one. Refused when the account has a strong way in already.
 */
export async function addFirstPasskey(
  deps: Deps,
  actor: Actor & { readonly accountId: string },
  input: NewPasskey,
  device: string,
): Promise<Result<NewSession, PasskeyRefusal>> {
  const { municipalityId, accountId, sessionId } = actor
  return deps.db.as(
    actor,
    async (tx) => {
      const means = await meansOf(tx, municipalityId, accountId)
      const isFirst = !means.passkey && means.signOn === null
      if (sessionId === null || !isFirst || !(await keepNewKey(tx, deps, actor, input))) return refuse({ kind: 'refused' })
      await endSession(tx, deps, municipalityId, sessionId)
      return ok(await startFullSession(tx, deps, actor, { device, method: 'passkey' }))
    },
    spent,
  )
}

/** Nothing that was lost or left behind opens this account any more. */
export async function revokeAllPasskeys(tx: Tx, deps: Deps, municipalityId: string, accountId: string): Promise<void> {
  await tx
    .updateTable('identity.passkey')
    .set({ revoked_at: deps.now() })
    .where('municipality_id', '=', municipalityId)
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .execute()
}

/** Asks for a key: any of this site when signing in, or one of the account that proves itself again. */
export async function askPasskey(deps: Deps, actor: Actor, site: Site, own: readonly Passkey[]): Promise<Question> {
  const { generateAuthenticationOptions } = await webauthn()
  const options = await generateAuthenticationOptions({
    rpID: site.host,
    userVerification: 'required',
    allowCredentials: own.map((key) => ({ id: key.credentialId, transports: [...key.transports] })),
  })
  const token = await deps.db.as(actor, (tx) =>
    beginCeremony(tx, deps, actor, 'passkey', { accountId: actor.accountId, challenge: options.challenge, detail: {} }),
  )
  return { options, token }
}

export type PasskeyAnswer = {
  readonly municipalityId: string
  readonly token: string
  readonly response: AuthenticationResponseJSON
  readonly site: Site
}

/** The key behind an answer, when all is right: question, site, owner verified, key in use, its counter ahead. Notes the use. */
async function verifiedKey(tx: Tx, deps: Deps, challenge: string, answer: PasskeyAnswer): Promise<StoredPasskey | null> {
  const key = await findPasskey(tx, answer.municipalityId, answer.response.id)
  if (key === null) return null
  const { verifyAuthenticationResponse } = await webauthn()
  const verified = await verifyAuthenticationResponse({
    response: answer.response,
    expectedChallenge: challenge,
    expectedOrigin: answer.site.origin,
    expectedRPID: answer.site.host,
    credential: { id: key.credentialId, publicKey: new Uint8Array(key.publicKey), counter: key.counter },
    requireUserVerification: true,
  }).catch(() => null)
  if (verified?.verified !== true) return null
  await tx
    .updateTable('identity.passkey')
    .set({ counter: verified.authenticationInfo.newCounter, used_at: deps.now() })
    .where('municipality_id', '=', answer.municipalityId)
    .where('id', '=', key.id)
    .execute()
  return key
}

/** Signs in with a key alone: it is something the owner has, opened by what he is or knows. */
export async function signInWithPasskey(
  deps: Deps,
  answer: PasskeyAnswer & { readonly device: string },
): Promise<Result<{ readonly municipalityId: string; readonly session: NewSession }, PasskeyRefusal>> {
  // The question may stand in another municipality of this installation than the key: whoever signs in need not say which is his.
  const ceremony = await deps.db.as(visitor(answer.municipalityId, 'sign-in'), (tx) =>
    takeCeremony(tx, deps, answer.municipalityId, 'passkey', answer.token),
  )
  const named = accountOfHandle(answer.response.response.userHandle ?? '')
  if (ceremony === null || ceremony.accountId !== null || named === null) return refuse({ kind: 'refused' })
  const { municipalityId } = named
  return deps.db.as(visitor(municipalityId, 'sign-in'), async (tx) => {
    const key = await verifiedKey(tx, deps, ceremony.challenge, { ...answer, municipalityId })
    if (key === null || key.accountId !== named.accountId) return refuse({ kind: 'refused' })
    const actor = { municipalityId, accountId: key.accountId, role: key.role, purpose: 'sign-in' as const, sessionId: null }
    const session = await startFullSession(tx, deps, actor, { device: answer.device, method: 'passkey' })
    return ok({ municipalityId, session })
  })
}

/** Proves the second factor again with a key of the account itself. */
export async function proveWithPasskey(deps: Deps, actor: Actor & { readonly accountId: string }, answer: PasskeyAnswer): Promise<boolean> {
  const proven = await deps.db.as(
    actor,
    async (tx) => {
      const ceremony = await takeCeremony(tx, deps, actor.municipalityId, 'passkey', answer.token)
      if (ceremony === null || ceremony.accountId !== actor.accountId) return refuse({ kind: 'refused' })
      const key = await verifiedKey(tx, deps, ceremony.challenge, answer)
      if (key === null || key.accountId !== actor.accountId) return refuse({ kind: 'refused' })
      await markProven(tx, deps, actor, 'passkey')
      return ok(null)
    },
    { keepRefused: true },
  )
  return proven.ok
}

/** A lost or sold device: its key opens nothing from now on. */
export async function revokePasskey(
  deps: Deps,
  actor: Actor & { readonly accountId: string },
  passkeyId: string,
): Promise<Result<null, { readonly kind: 'not-found' }>> {
  return deps.db.as(actor, async (tx) => {
    const revoked = await tx
      .updateTable('identity.passkey')
      .set({ revoked_at: deps.now() })
      .where('municipality_id', '=', actor.municipalityId)
      .where('account_id', '=', actor.accountId)
      .where('id', '=', passkeyId)
      .where('revoked_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (revoked === undefined) return refuse({ kind: 'not-found' })
    await recordAudit(tx, deps, actor, { action: 'identity.passkey.revoked', subjectId: passkeyId })
    return ok(null)
  })
}
