import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Deps } from '#platform/deps.ts'
import { municipalityList } from '#platform/http/municipality.ts'
import { redirectDone, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readQuery } from '#platform/http/request.ts'
import { LinkButton } from '#platform/web/fields.tsx'
import { PlainPage } from '#platform/web/layout.tsx'
import { type Asking, beginSignOn, type Goal, readArrival, type SignOnRefusal } from '../commands/sign-on.ts'
import { linkArrival, proveArrival, signInArrival } from '../commands/sign-on-account.ts'
import { identityText } from '../text.ts'
import { setCeremonyCookie, takeCeremonyCookie } from './ceremony-cookie.ts'
import { deviceOf } from './device.ts'
import type { Sessions } from './identify.ts'
import { onwardOf } from './onward.ts'
import { siteOf } from './relying-party.ts'
import { setSessionCookie } from './session-cookie.ts'
import { askAgain, provenForMs } from './step-up.tsx'

type Options = { readonly sessions: Sessions; readonly origin: () => string }

export const returnPath = '/inloggen/dienst/terug'
const goalNames: Readonly<Record<string, Goal>> = { koppel: 'link', bevestig: 'prove' }

/** Signing in, linking and proving again through the identity service of the municipality. */
export function signOnRoutes(app: FastifyInstance, deps: Deps, { sessions, origin }: Options): void {
  const municipalities = municipalityList(deps)
  const config = { access: 'public' as const, purpose: 'sign-in' as const, rateLimit: { max: 60, timeWindow: '1 minute' } }

  const baseOf = async (request: FastifyRequest): Promise<string> => {
    const own = (await municipalities.all()).find((one) => one.id === actorOf(request).municipalityId)
    return siteOf(request, origin(), own?.host ?? null)?.origin ?? origin()
  }

  const refused = (request: FastifyRequest, reply: FastifyReply, why: SignOnRefusal) => {
    const ctx = pageOf(request)
    const t = identityText(ctx.locale)
    return sendPage(
      reply,
      why === 'unreachable' ? 503 : 403,
      <PlainPage ctx={ctx} title={t.signOnRefusedTitle} lead={t.signOnRefused[why]}>
        <LinkButton href={ctx.user === null ? '/inloggen' : '/account'}>{t.tryAgain}</LinkButton>
      </PlainPage>,
    )
  }

  const depart = async (request: FastifyRequest, reply: FastifyReply, asking: Asking) => {
    const actor = actorOf(request)
    const begun = await beginSignOn(deps, { ...actor, purpose: 'sign-in' }, asking)
    if (!begun.ok) return refused(request, reply, begun.refusal)
    setCeremonyCookie(reply, actor.municipalityId, begun.value.token)
    return reply.header('cache-control', 'no-store').redirect(begun.value.url, 303)
  }

  app.get('/inloggen/dienst', { config }, async (request, reply) => {
    const goal = goalNames[readQuery(request)['doel'] ?? ''] ?? 'sign-in'
    if (goal !== 'sign-in' && request.signedIn === null) return reply.redirect('/inloggen', 303)
    // One more way in is a dangerous act: the second factor first.
    const provenAt = request.signedIn?.provenAt?.getTime() ?? 0
    if (goal === 'link' && deps.now().getTime() - provenAt > provenForMs) return askAgain(deps, sessions)(request, reply)
    const returnTo = `${await baseOf(request)}${returnPath}`
    return depart(request, reply, { goal, onward: onwardOf(request), returnTo, least: null })
  })

  app.get(returnPath, { config }, async (request, reply) => {
    const t = identityText(pageOf(request).locale)
    const cookie = takeCeremonyCookie(request, reply)
    if (cookie === null) return refused(request, reply, 'failed')
    const { municipalityId, token } = cookie
    const url = new URL(request.url, await baseOf(request))
    const outcome = await readArrival(deps, { municipalityId, token, url })
    if (!outcome.ok) {
      const { why, stronger } = outcome.refusal
      // Too weak the first time: asked again at the service for a stronger means.
      return stronger === null ? refused(request, reply, why) : depart(request, reply, stronger)
    }
    const arrival = outcome.value
    const { accountId, ...actor } = actorOf(request)
    if (arrival.goal === 'sign-in') {
      const session = await signInArrival(deps, municipalityId, arrival, deviceOf(request))
      if (!session.ok) return refused(request, reply, session.refusal)
      setSessionCookie(reply, municipalityId, session.value, deps.now())
      return reply.redirect(arrival.onward, 303)
    }
    // Linking and proving are for whoever began them, still signed in.
    if (accountId === null || accountId !== arrival.accountId) return refused(request, reply, 'failed')
    const own = { ...actor, accountId, purpose: 'security' as const }
    const done = arrival.goal === 'link' ? await linkArrival(deps, own, arrival) : await proveArrival(deps, own, arrival)
    sessions.forget()
    if (!done.ok) return refused(request, reply, done.refusal)
    return redirectDone(reply, '/account', { text: arrival.goal === 'link' ? t.signOnLinked : t.signOnProven })
  })
}
