import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Deps } from '#platform/deps.ts'
import { typedValues } from '#platform/http/form.ts'
import { sendPage } from '#platform/http/reply.tsx'
import { pageOf, readParameter, readQuery } from '#platform/http/request.ts'
import { publicLocales } from '#platform/text/locale.ts'
import { findMunicipality } from '../municipalities/find-municipality.ts'
import { codeRoutes } from './code-routes.tsx'
import { type Place, publishedIn } from './published-rights.ts'
import { readState } from './self-check.ts'
import { SelfCheckPage } from './self-check-page.tsx'

const open = { access: 'public' } as const
// A form without a script sends each question; a waiting room shares one address.
const limited = { ...open, rateLimit: { max: 120, timeWindow: '10 minutes' } } as const

const deliveryName = /^[a-z]{2}-[0-9a-f]{10}\.js$/

/** The self-check may load what the page names and may connect to nothing: what is answered cannot leave it. */
function sealPage(reply: FastifyReply): void {
  const policy = String(reply.getHeader('content-security-policy') ?? '')
  reply.header('content-security-policy', policy.replace("connect-src 'self'", "connect-src 'none'"))
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const published = await publishedIn(deps, ctx.locale, ctx.municipality)
  const { text, questions } = published.delivery
  const state = readState(typedValues(request.body), { text, questions }, ctx.today)
  sealPage(reply)
  const status = Object.keys(state.errors).length > 0 ? 422 : 200
  return sendPage(reply, status, <SelfCheckPage ctx={ctx} state={state} published={published} />)
}

/** A file has no page around it, so its address says whose it is. */
async function placeOf(deps: Deps, slug: string | undefined): Promise<Place> {
  const found = slug === undefined ? null : await findMunicipality(deps, slug)
  return found === null || slug === undefined ? { id: '', slug: '' } : { id: found.id, slug }
}

/** What a family probably has a right to, for anyone: nothing is kept, nothing of it is written down. */
export function rightsPublicRoutes(app: FastifyInstance, deps: Deps): void {
  app.get('/rechten', { config: open }, (request, reply) => show(deps, request, reply))
  app.post('/rechten', { config: limited }, (request, reply) => show(deps, request, reply))
  codeRoutes(app, deps)

  app.get('/assets/gegevens/:file', { config: open, compress: false }, async (request, reply) => {
    const file = readParameter(request, 'file')
    const locale = publicLocales.find((one) => file.startsWith(`${one}-`))
    const found = locale === undefined ? null : await publishedIn(deps, locale, await placeOf(deps, readQuery(request)['gemeente']))
    if (found === null || !deliveryName.test(file)) return reply.code(404).type('text/plain').send('')
    // Something may have been published between the page and its script: the page then gets what holds now, and keeps it under no old name.
    const isCurrent = found.path.split('?')[0] === `/assets/gegevens/${file}`
    reply.type('text/javascript; charset=utf-8').header('cache-control', isCurrent ? 'public, max-age=31536000, immutable' : 'no-store')
    reply.header('vary', 'accept-encoding')
    const takesGzip = (request.headers['accept-encoding'] ?? '').includes('gzip')
    return takesGzip ? reply.header('content-encoding', 'gzip').send(found.gzip) : reply.send(found.script)
  })
}
