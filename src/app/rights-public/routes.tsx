import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { typedValues } from '#platform/http/form.ts'
import { sendPage } from '#platform/http/reply.tsx'
import { pageOf } from '#platform/http/request.ts'
import { publishedIn, publishedLocales } from './published-rights.ts'
import { readState } from './self-check.ts'
import { SelfCheckPage } from './self-check-page.tsx'

const open = { access: 'public' } as const
// A form without a script sends each question; a waiting room shares one address.
const limited = { ...open, rateLimit: { max: 120, timeWindow: '10 minutes' } } as const

/** The self-check may load what the page names and may connect to nothing: what is answered cannot leave it. */
function sealPage(reply: FastifyReply): void {
  const policy = String(reply.getHeader('content-security-policy') ?? '')
  reply.header('content-security-policy', policy.replace("connect-src 'self'", "connect-src 'none'"))
}

function show(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const ctx = pageOf(request)
  const published = publishedIn(ctx.locale)
  const { text, questions } = published.delivery
  const state = readState(typedValues(request.body), { text, questions }, ctx.today)
  sealPage(reply)
  const status = Object.keys(state.errors).length > 0 ? 422 : 200
  return sendPage(reply, status, <SelfCheckPage ctx={ctx} state={state} published={published} />)
}

/** What a family probably has a right to, for anyone: nothing is kept, nothing of it is written down. */
export function rightsPublicRoutes(app: FastifyInstance): void {
  app.get('/rechten', { config: open }, show)
  app.post('/rechten', { config: limited }, show)

  app.get('/rechten/gegevens/:file', { config: open }, async (request, reply) => {
    const found = publishedLocales.map(publishedIn).find(({ path }) => path === request.url.split('?')[0])
    if (found === undefined) return reply.code(404).type('text/plain').send('')
    return reply.type('text/javascript; charset=utf-8').header('cache-control', 'public, max-age=31536000, immutable').send(found.script)
  })
}
