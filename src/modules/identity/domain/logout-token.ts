import { z } from 'zod'
import { ok, type Result, refuse } from '#platform/result.ts'

/** OpenID Connect Back-Channel Logout 1.0, 2.4: the one member its events must have. */
const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout'
const skewSeconds = 60
/** A token tells what happened just now: made at most so long ago, and good at most so long after. */
const mostAgeSeconds = 300
const mostLifeSeconds = 600

const text = z.string().min(1).max(255)
const header = z.looseObject({ typ: z.string(), alg: z.string() })
const claims = z.looseObject({
  iss: text,
  aud: z.union([text, z.array(text).length(1)]),
  iat: z.number(),
  exp: z.number(),
  jti: text,
  events: z.looseObject({ [logoutEvent]: z.looseObject({}) }),
  sub: text.optional(),
  sid: text.optional(),
})

/** Asymmetric only: a key that everybody may read must not be one that signs. */
const signatures = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']

/** With what a service may sign here; RS256 where it does not say, as the standard has it. */
export function usableSignatures(told: readonly string[] | undefined): readonly string[] {
  return (told ?? ['RS256']).filter((one) => signatures.includes(one))
}

export type LogoutRefusal = 'type' | 'signature' | 'shape' | 'nonce' | 'whom' | 'audience' | 'age' | 'issuer' | 'used' | 'unreachable'
/** Whose sessions end: of a person, or the one the service calls by a name. At least one of the two is told. */
export type LogoutOrder = {
  readonly issuer: string
  readonly subject: string | null
  readonly session: string | null
  readonly tokenId: string
  readonly expiresAt: Date
}
export type Expected = { readonly clientId: string; readonly now: Date }

/**
 * Whether head and body are those of a logout token for this client, and nothing else that the same service signs: of its own type, with the
 * event, without a nonce, of the last minutes. Says nothing about the signature or the issuer.
 */
export function readLogoutToken(
  head: unknown,
  body: Readonly<Record<string, unknown>>,
  expected: Expected,
): Result<LogoutOrder, LogoutRefusal> {
  const known = header.safeParse(head)
  if (!known.success || known.data.typ.toLowerCase().replace(/^application\//, '') !== 'logout+jwt') return refuse('type')
  if (!signatures.includes(known.data.alg)) return refuse('signature')
  if ('nonce' in body) return refuse('nonce')
  const read = claims.safeParse(body)
  if (!read.success) return refuse('shape')
  const { iss, aud, iat, exp, jti, sub, sid } = read.data
  if (sub === undefined && sid === undefined) return refuse('whom')
  if ((typeof aud === 'string' ? aud : aud[0]) !== expected.clientId) return refuse('audience')
  const now = expected.now.getTime() / 1000
  const isNew = iat <= now + skewSeconds && iat >= now - mostAgeSeconds - skewSeconds
  const stillGood = exp > now - skewSeconds && exp > iat && exp <= iat + mostLifeSeconds
  if (!isNew || !stillGood) return refuse('age')
  return ok({
    issuer: iss,
    subject: sub ?? null,
    session: sid ?? null,
    tokenId: jti,
    expiresAt: new Date((exp + skewSeconds) * 1000),
  })
}
