import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { roles } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { optionalText, readForm, ticked, typedValues } from '#platform/http/form.ts'
import { redirectDone, redirectProblem, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import type { FieldErrors, FormValues } from '#platform/web/form-state.ts'
import { removeRoleRule, saveProvider, setRoleRule } from '../commands/provider.ts'
import { makeProvisioningToken, revokeProvisioningToken } from '../commands/provisioning-token.ts'
import { setStrongOnly } from '../commands/sign-in-rule.ts'
import { checkProvider, isUsableIssuer, secretNamePattern } from '../commands/sign-on-client.ts'
import { identityPolicy } from '../policy.ts'
import { listRoleRules, type Provider, readProvider } from '../queries/provider.ts'
import { listTokens } from '../queries/provisioning.ts'
import { countStrongMeans, readStrongOnly } from '../queries/sign-in-rule.ts'
import { identityText, type Text } from '../text.ts'
import { AccessPage, TokenPage } from './access-page.tsx'
import type { Sessions } from './identify.ts'
import { sitesOf } from './passkey-routes.tsx'
import { logoutPath } from './sign-on-logout-route.ts'
import { returnPath } from './sign-on-routes.tsx'

const home = '/beheer/aanmelden'

function valuesOf(provider: Provider | null): FormValues {
  if (provider === null) {
    return {
      authentication: 'private_key_jwt',
      scopes: 'openid profile vo',
      roleClaim: 'opkomst_rol_3d',
      secretName: 'OPKOMST_AANMELDEN_SLEUTEL',
    }
  }
  const { name, issuer, clientId, authentication, secretName, scopes, roleClaim, organisationCode, isEnabled } = provider
  const enabled = isEnabled ? { isEnabled: 'yes' } : {}
  const typed = { name, issuer, clientId, authentication, secretName, roleClaim, scopes: scopes.join(' ') }
  return { ...typed, organisationCode: organisationCode ?? '', ...enabled }
}

function providerForm(t: Text) {
  const filled = z.string(t.fieldMissing).trim().min(1, t.fieldMissing).max(300, t.fieldMissing)
  return z.object({
    name: filled.max(60, t.fieldMissing),
    issuer: filled.refine(isUsableIssuer, t.providerIssuerWrong),
    clientId: filled,
    authentication: z.enum(['private_key_jwt', 'client_secret_basic', 'client_secret_post'], t.fieldMissing),
    secretName: filled.regex(secretNamePattern, t.providerSecretWrong),
    scopes: filled.transform((text) => [...new Set(['openid', ...text.split(/\s+/)])]),
    roleClaim: filled,
    organisationCode: optionalText(40, t.fieldMissing),
    isEnabled: ticked,
  })
}

function roleForm(t: Text) {
  return z.object({
    claimValue: z.string(t.fieldMissing).trim().min(1, t.fieldMissing).max(120, t.fieldMissing),
    role: z.enum(roles, t.roleMissing),
    leastLevel: z.enum(['substantial', 'high'], t.fieldMissing),
  })
}

type Options = { readonly origin: () => string; readonly sessions: Sessions }

/** How people come in: the identity service, what its roles stand for, and the systems that provision accounts. */
export function accessRoutes(app: FastifyInstance, deps: Deps, { origin, sessions }: Options): void {
  const sites = sitesOf(deps, origin)
  const config = { access: identityPolicy.who('access.settings'), purpose: 'administration' as const }
  const dangerous = { ...config, stepUp: true }

  const page = async (request: FastifyRequest, reply: FastifyReply, status: number, errors: FieldErrors) => {
    const actor = actorOf(request)
    const { municipalityId } = actor
    const { provider, ...rest } = await deps.db.as(actor, async (tx) => ({
      provider: await readProvider(tx, municipalityId),
      rules: await listRoleRules(tx, municipalityId),
      tokens: await listTokens(tx, municipalityId, deps.now()),
      isStrongOnly: await readStrongOnly(tx, municipalityId),
      strong: await countStrongMeans(tx, municipalityId),
    }))
    const values = { ...valuesOf(provider), ...(status === 200 ? {} : typedValues(request.body)) }
    return sendPage(
      reply,
      status,
      <AccessPage
        ctx={pageOf(request)}
        form={{ values, errors }}
        returnAddress={origin() + returnPath}
        logoutAddress={`${origin()}${logoutPath}/${pageOf(request).municipality.slug}`}
        provisioningAddress={`${origin()}/scim/v2`}
        {...rest}
      />,
    )
  }

  app.get(home, { config }, (request, reply) => page(request, reply, 200, {}))

  app.post('/beheer/aanmelden/middelen', { config: dangerous }, async (request, reply) => {
    const t = identityText(pageOf(request).locale)
    const actor = actorOf(request)
    const form = readForm(z.object({ isStrongOnly: ticked }), request.body)
    if (!form.ok) return page(request, reply, 422, form.refusal)
    // Where no key can be made, nobody would come in any more.
    const { isStrongOnly } = form.value
    if (isStrongOnly && (await sites(request, actor.municipalityId)) === null)
      return page(request, reply, 422, { isStrongOnly: t.firstNoName })
    const set = await deps.db.as(actor, (tx) => setStrongOnly(tx, deps, actor, isStrongOnly))
    sessions.forget()
    return set.ok ? redirectDone(reply, home, { text: isStrongOnly ? t.strongOn : t.strongOff }) : sendNotFound(request, reply)
  })

  app.post('/beheer/aanmelden/dienst', { config: dangerous }, async (request, reply) => {
    const t = identityText(pageOf(request).locale)
    const form = readForm(providerForm(t), request.body)
    if (!form.ok) return page(request, reply, 422, form.refusal)
    const saved = await saveProvider(deps, actorOf(request), form.value)
    if (!saved.ok) return sendNotFound(request, reply)
    const trouble = await checkProvider({ id: '', ...form.value }, deps.now())
    if (trouble !== 'none') return redirectProblem(reply, home, t.providerTroubles[trouble](form.value.secretName))
    return redirectDone(reply, home, { text: t.providerSaved })
  })

  app.post('/beheer/aanmelden/rollen', { config: dangerous }, async (request, reply) => {
    const t = identityText(pageOf(request).locale)
    const form = readForm(roleForm(t), request.body)
    if (!form.ok) return page(request, reply, 422, form.refusal)
    const saved = await setRoleRule(deps, actorOf(request), form.value)
    return saved.ok ? redirectDone(reply, home, { text: t.roleAdded }) : sendNotFound(request, reply)
  })

  app.post('/beheer/aanmelden/rollen/weg', { config: dangerous }, async (request, reply) => {
    const t = identityText(pageOf(request).locale)
    const form = readForm(z.object({ claimValue: z.string().max(120) }), request.body)
    const removed = form.ok && (await removeRoleRule(deps, actorOf(request), form.value.claimValue)).ok
    return removed ? redirectDone(reply, home, { text: t.roleRemoved }) : sendNotFound(request, reply)
  })

  app.post('/beheer/aanmelden/scim', { config: dangerous }, async (request, reply) => {
    const t = identityText(pageOf(request).locale)
    const name = z.string(t.fieldMissing).trim().min(1, t.fieldMissing).max(60, t.fieldMissing)
    const form = readForm(z.object({ tokenName: name }), request.body)
    if (!form.ok) return page(request, reply, 422, form.refusal)
    const made = await makeProvisioningToken(deps, actorOf(request), form.value.tokenName)
    if (!made.ok) return sendNotFound(request, reply)
    return sendPage(reply, 200, <TokenPage ctx={pageOf(request)} token={made.value.token} expiresAt={made.value.expiresAt} />)
  })

  app.post('/beheer/aanmelden/scim/:tokenId/weg', { config }, async (request, reply) => {
    const tokenId = readId(request, 'tokenId')
    const t = identityText(pageOf(request).locale)
    const revoked = tokenId !== null && (await revokeProvisioningToken(deps, actorOf(request), tokenId)).ok
    return revoked ? redirectDone(reply, home, { text: t.tokenRevoked }) : sendNotFound(request, reply)
  })
}
