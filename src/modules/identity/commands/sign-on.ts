import { z } from 'zod'
import type { Actor } from '#platform/actor.ts'
import { visitor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { type AssuranceLevel, acrValuesFor, isAtLeast, levelOf } from '../domain/assurance-levels.ts'
import { requiredLevel } from '../domain/session-strength.ts'
import { claimValues, type RoleRule, roleFor } from '../domain/sign-on-role.ts'
import { listRoleRules, type Provider, readProvider } from '../queries/provider.ts'
import { readStrongOnly } from '../queries/sign-in-rule.ts'
import { beginCeremony, takeCeremony } from './ceremony.ts'
import { configurationOf, openid } from './sign-on-client.ts'

/** A sign-in at the service may be this old; to prove once more it must be new. */
const mostAgeSeconds = 3600
const freshSeconds = 60

export const goals = ['sign-in', 'link', 'prove'] as const
export type Goal = (typeof goals)[number]
export type SignOnRefusal = 'failed' | 'unreachable' | 'level' | 'stale' | 'role' | 'organisation' | 'closed' | 'linked'

export type Asking = {
  readonly goal: Goal
  readonly onward: string
  readonly returnTo: string
  /** A second try, with a stronger means than the first. */
  readonly least: AssuranceLevel | null
}
export type Departure = { readonly url: string; readonly token: string }

/** Sends a browser to the identity service: code flow with PKCE, nonce and state, tied to this browser. */
export async function beginSignOn(deps: Deps, actor: Actor, asking: Asking): Promise<Result<Departure, SignOnRefusal>> {
  const provider = await deps.db.as(actor, (tx) => readProvider(tx, actor.municipalityId))
  if (provider === null || !provider.isEnabled) return refuse('failed')
  try {
    const client = await openid()
    const configuration = await configurationOf(provider, deps.now())
    const verifier = client.randomPKCECodeVerifier()
    const state = client.randomState()
    const nonce = client.randomNonce()
    const mustBeNew = asking.goal !== 'sign-in' || asking.least !== null
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: asking.returnTo,
      scope: provider.scopes.join(' '),
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      max_age: String(mustBeNew ? 0 : mostAgeSeconds),
      ...(mustBeNew ? { prompt: 'login' } : {}),
      ...(asking.least === null ? {} : { acr_values: acrValuesFor(asking.least, deps.today()) }),
      ...organisationHint(provider),
    })
    const detail = {
      nonce,
      verifier,
      issuer: provider.issuer,
      goal: asking.goal,
      onward: asking.onward,
      least: asking.least ?? '',
      mustBeNew: mustBeNew ? 'yes' : 'no',
    }
    const token = await deps.db.as(actor, (tx) =>
      beginCeremony(tx, deps, actor, 'sign-on', { accountId: actor.accountId, challenge: state, detail }),
    )
    return ok({ url: url.href, token })
  } catch {
    return refuse('unreachable')
  }
}

/** Asks the service to sign in for this municipality straight away, when it is known there by its number. */
function organisationHint({ organisationCode }: Provider): Readonly<Record<string, string>> {
  if (organisationCode === null) return {}
  const hint = { cap_hint: 'LB', code_hint: organisationCode }
  return { login_hint: Buffer.from(JSON.stringify(hint)).toString('base64') }
}

const tokenClaims = z.looseObject({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  acr: z.string().optional(),
  auth_time: z.number(),
  sid: z.string().min(1).max(255).optional(),
})
const asked = z.object({
  nonce: z.string(),
  verifier: z.string(),
  issuer: z.string(),
  goal: z.enum(goals),
  onward: z.string(),
  least: z.string(),
  mustBeNew: z.enum(['yes', 'no']),
})
const someone = z.object({ given_name: z.string().max(60).catch(''), family_name: z.string().max(60).catch('') })

/** Who signed in, as the service says it: checked, with the role and the strength it has here. */
export type Arrival = {
  readonly goal: Goal
  readonly onward: string
  readonly issuer: string
  readonly subject: string
  readonly name: string
  readonly rule: RoleRule
  readonly level: AssuranceLevel
  /** What the service calls its own session, so that it can end this one with it; null when it does not say. */
  readonly session: string | null
  /** Who began, for linking and proving. */
  readonly accountId: string | null
}
export type Return = { readonly municipalityId: string; readonly token: string; readonly url: URL }
export type Outcome = Result<Arrival, { readonly why: SignOnRefusal; readonly stronger: Asking | null }>

const no = (why: SignOnRefusal, stronger: Asking | null = null) => refuse({ why, stronger })

/**
 * Reads what the browser brings back. Refused: an answer to another question, browser or service, one used before, a token for somebody else,
 * unsigned or old, a means too weak for the role. `stronger` tells how to ask again.
 */
export async function readArrival(deps: Deps, given: Return): Promise<Outcome> {
  const { municipalityId } = given
  const { provider, ceremony, rules, isStrongOnly } = await deps.db.as(visitor(municipalityId, 'sign-in'), async (tx) => ({
    provider: await readProvider(tx, municipalityId),
    ceremony: await takeCeremony(tx, deps, municipalityId, 'sign-on', given.token),
    rules: await listRoleRules(tx, municipalityId),
    isStrongOnly: await readStrongOnly(tx, municipalityId),
  }))
  const question = asked.safeParse(ceremony?.detail)
  if (provider === null || !provider.isEnabled || ceremony === null || !question.success) return no('failed')
  const { goal, onward, issuer, least, mustBeNew } = question.data
  if (issuer !== provider.issuer) return no('failed')
  const claims = await exchange(deps, provider, given.url, ceremony.challenge, question.data)
  if (!claims.ok) return no(claims.refusal)
  const { iss, sub, acr, auth_time, sid, ...rest } = claims.value
  const age = deps.now().getTime() / 1000 - auth_time
  if (age > (mustBeNew === 'yes' ? freshSeconds + 60 : mostAgeSeconds + 60)) return no('stale')
  if (provider.organisationCode !== null && rest['vo_orgcode'] !== provider.organisationCode) return no('organisation')
  const rule = roleFor(claimValues(rest[provider.roleClaim]), rules)
  if (rule === null) return no('role')
  const level = levelOf(acr, deps.today())
  const needed = requiredLevel(rule.role, rule.leastLevel, isStrongOnly)
  if (level === null || !isAtLeast(level, needed)) {
    const returnTo = new URL(given.url.pathname, given.url.origin).href
    return no('level', least === '' ? { goal, onward, returnTo, least: needed } : null)
  }
  const person = someone.parse(rest)
  const name = `${person.given_name} ${person.family_name}`.trim()
  return ok({ goal, onward, issuer: iss, subject: sub, name, rule, level, session: sid ?? null, accountId: ceremony.accountId })
}

async function exchange(
  deps: Deps,
  provider: Provider,
  url: URL,
  state: string,
  question: z.output<typeof asked>,
): Promise<Result<z.output<typeof tokenClaims>, SignOnRefusal>> {
  try {
    const client = await openid()
    const configuration = await configurationOf(provider, deps.now())
    const tokens = await client.authorizationCodeGrant(configuration, url, {
      expectedState: state,
      expectedNonce: question.nonce,
      pkceCodeVerifier: question.verifier,
      idTokenExpected: true,
    })
    const claims = tokenClaims.parse(tokens.claims())
    // Some services tell roles only when asked with the access token.
    if (provider.roleClaim in claims) return ok(claims)
    const more = await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)
    return ok({ ...more, ...claims })
  } catch (error) {
    return refuse(error instanceof TypeError || (error instanceof Error && error.name === 'TimeoutError') ? 'unreachable' : 'failed')
  }
}
