import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Deps } from '#platform/deps.ts'
import { readForm } from '#platform/http/form.ts'
import { municipalityList } from '#platform/http/municipality.ts'
import { readParameter } from '#platform/http/request.ts'
import { endByService, longestToken } from '../commands/sign-on-logout.ts'
import type { Sessions } from './identify.ts'

/** Where the identity service tells of a sign-out; the last part names the municipality, each has a service of its own. */
export const logoutPath = '/inloggen/dienst/afmelden'

/** Asked by the identity service, never by a browser: the signed message is all that counts, cookies are not looked at. */
export function signOnLogoutRoute(app: FastifyInstance, deps: Deps, { sessions }: { readonly sessions: Sessions }): void {
  const municipalities = municipalityList(deps)
  const rateLimit = { max: 300, timeWindow: '1 minute' }
  const config = { access: 'public' as const, purpose: 'sign-in' as const, machineOnly: true, rateLimit }
  const answer = (reply: FastifyReply, status: number): FastifyReply => {
    reply.code(status).header('cache-control', 'no-store')
    if (status < 400) return reply.send()
    return reply.type('application/json; charset=utf-8').send(JSON.stringify({ error: 'invalid_request' }))
  }
  const errorHandler = (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) request.log.error({ event: 'request.failed', err: error })
    return answer(reply, status)
  }

  app.post(`${logoutPath}/:municipality`, { config, errorHandler, bodyLimit: 2 * longestToken }, async (request, reply) => {
    const slug = readParameter(request, 'municipality')
    const municipality = (await municipalities.all()).find((one) => one.slug === slug)
    const form = readForm(z.object({ logout_token: z.string().min(1).max(longestToken) }), request.body)
    if (!form.ok || municipality === undefined) return answer(reply, 400)
    const done = await endByService(deps, municipality.id, form.value.logout_token)
    if (!done.ok) {
      request.log.warn({ event: 'identity.service-logout.refused', why: done.refusal })
      return answer(reply, 400)
    }
    sessions.forget()
    request.log.info({ event: 'identity.service-logout.done', ended: done.value.ended })
    return answer(reply, 200)
  })
}
