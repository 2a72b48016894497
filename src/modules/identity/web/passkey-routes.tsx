import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { roles } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { readForm } from '#platform/http/form.ts'
import { type Municipality, municipalityList } from '#platform/http/municipality.ts'
import { redirectDone, redirectProblem, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import {
  addPasskey,
  askNewPasskey,
  askPasskey,
  proveWithPasskey,
  type Question,
  revokePasskey,
  type Site,
  signInWithPasskey,
} from '../commands/passkeys.ts'
import { identityPolicy } from '../policy.ts'
import { passkeysOf } from '../queries/passkeys.ts'
import { identityText } from '../text.ts'
import { readCeremonyCookie, setCeremonyCookie, takeCeremonyCookie } from './ceremony-cookie.ts'
import { deviceOf } from './device.ts'
import type { Sessions } from './identify.ts'
import { NewPasskeyPage } from './new-passkey-page.tsx'
import { onwardOf } from './onward.ts'
import { readAssertion, readRegistration } from './passkey-answers.ts'
import { siteOf } from './relying-party.ts'
import { setSessionCookie } from './session-cookie.ts'
import type { PasskeyProof } from './step-up.tsx'

type Options = { readonly sessions: Sessions; readonly origin: () => string }
type Sites = (request: FastifyRequest, municipalityId: string) => Promise<Site | null>

const slowDown = { max: 60, timeWindow: '1 minute' }
const answered = z.object({ _passkey: z.string().max(20_000).catch('') })

export function sitesOf(deps: Deps, origin: () => string): Sites {
  const municipalities = municipalityList(deps)
  return async (request, municipalityId) => {
    const own: Municipality | undefined = (await municipalities.all()).find((one) => one.id === municipalityId)
    return siteOf(request, origin(), own?.host ?? null)
  }
}

/** Proves the second factor again with a passkey; handed to the page that asks for it. */
export function passkeyProof(deps: Deps, { origin }: Pick<Options, 'origin'>): PasskeyProof {
  const sites = sitesOf(deps, origin)
  return async (request, session, answer) => {
    const actor = { ...actorOf(request), accountId: session.accountId }
    const site = await sites(request, actor.municipalityId)
    const response = readAssertion(answer)
    const cookie = readCeremonyCookie(request)
    if (site === null || response === null || cookie === null) return false
    return proveWithPasskey(deps, actor, { municipalityId: actor.municipalityId, token: cookie.token, response, site })
  }
}

/** Passkeys: the questions the script asks for, and the forms that carry the answers. */
export function passkeyRoutes(app: FastifyInstance, deps: Deps, options: Options): void {
  const sites = sitesOf(deps, options.origin)
  const open = { access: 'public' as const, purpose: 'sign-in' as const, rateLimit: slowDown }
  const own = { access: identityPolicy.who('account.own'), purpose: 'security' as const, rateLimit: slowDown }
  const ask = (request: FastifyRequest, reply: FastifyReply, question: Question) => {
    setCeremonyCookie(reply, actorOf(request).municipalityId, question.token)
    return reply.header('cache-control', 'no-store').send(question.options)
  }

  app.post('/inloggen/sleutel/vraag', { config: open }, async (request, reply) => {
    const actor = { ...actorOf(request), accountId: null }
    const site = await sites(request, actor.municipalityId)
    return site === null ? sendNotFound(request, reply) : ask(request, reply, await askPasskey(deps, actor, site, []))
  })

  app.post('/inloggen/sleutel', { config: open }, async (request, reply) => {
    const t = identityText(pageOf(request).locale)
    const cookie = takeCeremonyCookie(request, reply)
    const site = cookie === null ? null : await sites(request, cookie.municipalityId)
    const response = readAssertion(answered.safeParse(request.body).data?._passkey ?? '')
    const refused = () => redirectProblem(reply, `/inloggen?verder=${encodeURIComponent(onwardOf(request))}`, t.passkeyWrong)
    if (cookie === null || site === null || response === null) return refused()
    const { municipalityId, token } = cookie
    const result = await signInWithPasskey(deps, { municipalityId, token, response, site, device: deviceOf(request) })
    if (!result.ok) return refused()
    setSessionCookie(reply, result.value.municipalityId, result.value.session, deps.now())
    return reply.redirect(onwardOf(request), 303)
  })

  app.post('/bevestig/sleutel/vraag', { config: { ...own, access: roles } }, async (request, reply) => {
    const actor = actorOf(request)
    const site = await sites(request, actor.municipalityId)
    if (site === null) return sendNotFound(request, reply)
    const keys = await deps.db.as(actor, (tx) => passkeysOf(tx, actor.municipalityId, actor.accountId ?? ''))
    return ask(request, reply, await askPasskey(deps, actor, site, keys))
  })

  app.get('/account/sleutels/nieuw', { config: { ...own, stepUp: true } }, async (request, reply) => {
    const site = await sites(request, actorOf(request).municipalityId)
    return sendPage(reply, 200, <NewPasskeyPage ctx={pageOf(request)} device={deviceOf(request)} isPossible={site !== null} />)
  })

  app.post('/account/sleutels/vraag', { config: { ...own, stepUp: true } }, async (request, reply) => {
    const { accountId, ...actor } = actorOf(request)
    const site = await sites(request, actor.municipalityId)
    if (site === null || accountId === null) return sendNotFound(request, reply)
    return ask(request, reply, await askNewPasskey(deps, { ...actor, accountId }, site, request.signedIn?.name ?? ''))
  })

  app.post('/account/sleutels', { config: { ...own, stepUp: true } }, async (request, reply) => {
    const t = identityText(pageOf(request).locale)
    const { accountId, ...actor } = actorOf(request)
    const cookie = takeCeremonyCookie(request, reply)
    const site = await sites(request, actor.municipalityId)
    const form = readForm(z.object({ name: z.string().trim().max(60).catch('') }), request.body)
    const response = readRegistration(answered.safeParse(request.body).data?._passkey ?? '')
    if (accountId === null || cookie === null || site === null || response === null || !form.ok) {
      return redirectProblem(reply, '/account', t.passkeyWrong)
    }
    const name = form.value.name === '' ? deviceOf(request) : form.value.name
    const added = await addPasskey(deps, { ...actor, accountId }, { token: cookie.token, response, name, site })
    return added.ok ? redirectDone(reply, '/account', { text: t.passkeyAdded }) : redirectProblem(reply, '/account', t.passkeyWrong)
  })

  app.post('/account/sleutels/:passkeyId/weg', { config: { ...own, stepUp: true } }, async (request, reply) => {
    const passkeyId = readId(request, 'passkeyId')
    const { accountId, ...actor } = actorOf(request)
    if (passkeyId === null || accountId === null) return sendNotFound(request, reply)
    const revoked = await revokePasskey(deps, { ...actor, accountId }, passkeyId)
    const t = identityText(pageOf(request).locale)
    return revoked.ok ? redirectDone(reply, '/account', { text: t.passkeyRevoked }) : sendNotFound(request, reply)
  })
}
