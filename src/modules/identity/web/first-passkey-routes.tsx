import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { roles } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { readForm } from '#platform/http/form.ts'
import { redirectDone, redirectProblem, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf } from '#platform/http/request.ts'
import { addFirstPasskey, askNewPasskey, type Site } from '../commands/passkeys.ts'
import { type Means, meansOf } from '../queries/means.ts'
import { identityText } from '../text.ts'
import { setCeremonyCookie, takeCeremonyCookie } from './ceremony-cookie.ts'
import { deviceOf } from './device.ts'
import { FirstPasskeyPage } from './first-passkey-page.tsx'
import type { Sessions } from './identify.ts'
import { onwardOf } from './onward.ts'
import { readRegistration } from './passkey-answers.ts'
import { setSessionCookie } from './session-cookie.ts'

type Options = {
  readonly sessions: Sessions
  readonly sites: (request: FastifyRequest, municipalityId: string) => Promise<Site | null>
}

export const firstPasskeyPath = '/inloggen/eerste-sleutel'
const answered = z.object({ _passkey: z.string().max(20_000).catch(''), name: z.string().trim().max(60).catch('') })

/**
 * The only pages of a session that was proven too weakly. Who has a passkey or the identity service already may not add another one here: a
 * password and a code that somebody gave away would be worth a key of the finder.
 */
export function firstPasskeyRoutes(app: FastifyInstance, deps: Deps, { sessions, sites }: Options): void {
  const config = { access: roles, purpose: 'sign-in' as const, forEnrolment: true, rateLimit: { max: 60, timeWindow: '1 minute' } }

  const ownMeans = async (request: FastifyRequest): Promise<Means> => {
    const actor = actorOf(request)
    return deps.db.as(actor, (tx) => meansOf(tx, actor.municipalityId, actor.accountId ?? ''))
  }
  const isWeak = (request: FastifyRequest): boolean => request.signedIn?.onlyEnrols === true
  const hasStrong = (means: Means): boolean => means.passkey || means.signOn !== null

  app.get(firstPasskeyPath, { config }, async (request, reply) => {
    if (!isWeak(request)) return reply.redirect('/account', 303)
    const isPossible = (await sites(request, actorOf(request).municipalityId)) !== null
    const means = await ownMeans(request)
    const page = { ctx: pageOf(request), means, device: deviceOf(request), isPossible, onward: onwardOf(request) }
    return sendPage(reply, 200, <FirstPasskeyPage {...page} />)
  })

  app.post(`${firstPasskeyPath}/vraag`, { config }, async (request, reply) => {
    const { accountId, ...actor } = actorOf(request)
    const site = await sites(request, actor.municipalityId)
    if (site === null || accountId === null || !isWeak(request) || hasStrong(await ownMeans(request))) return sendNotFound(request, reply)
    const question = await askNewPasskey(deps, { ...actor, accountId }, site, request.signedIn?.name ?? '')
    setCeremonyCookie(reply, actor.municipalityId, question.token)
    return reply.header('cache-control', 'no-store').send(question.options)
  })

  app.post(firstPasskeyPath, { config }, (request, reply) => keep(request, reply))

  const keep = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const t = identityText(pageOf(request).locale)
    const { accountId, ...actor } = actorOf(request)
    const cookie = takeCeremonyCookie(request, reply)
    const site = await sites(request, actor.municipalityId)
    const form = readForm(answered, request.body)
    const response = form.ok ? readRegistration(form.value._passkey) : null
    const refused = () => redirectProblem(reply, firstPasskeyPath, t.passkeyWrong)
    if (accountId === null || !isWeak(request) || cookie === null || site === null || response === null || !form.ok) return refused()
    const name = form.value.name === '' ? deviceOf(request) : form.value.name
    const own = { ...actor, accountId }
    const made = await addFirstPasskey(deps, own, { token: cookie.token, response, name, site }, deviceOf(request))
    sessions.forget()
    if (!made.ok) return refused()
    setSessionCookie(reply, actor.municipalityId, made.value, deps.now())
    return redirectDone(reply, onwardOf(request), { text: t.passkeyAdded })
  }
}
