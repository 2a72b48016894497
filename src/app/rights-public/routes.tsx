import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { dossierPolicy } from '#modules/dossiers/public.ts'
import { type CodeRefusal, decodeSituation } from '#modules/rights/in-browser/public.ts'
import { typedValues } from '#platform/http/form.ts'
import { sendPage } from '#platform/http/reply.tsx'
import { pageOf } from '#platform/http/request.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { fieldValue } from '#platform/web/form-state.ts'
import { CodePage } from './code-page.tsx'
import { publishedIn, publishedLocales } from './published-rights.ts'
import { readState } from './self-check.ts'
import { SelfCheckPage } from './self-check-page.tsx'
import { staffText } from './staff-text.ts'

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

function showCode(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const ctx = pageOf(request)
  const { questions } = publishedIn(ctx.locale).delivery
  const form = { values: typedValues(request.body), errors: {} }
  if (request.method === 'GET') return sendPage(reply, 200, <CodePage ctx={ctx} form={form} situation={null} questions={questions} />)
  const read = decodeSituation(fieldValue(form, 'code'))
  if (read.ok) return sendPage(reply, 200, <CodePage ctx={ctx} form={form} situation={read.value} questions={questions} />)
  const errors = { code: codeError(read.refusal, ctx.locale) }
  return sendPage(reply, 422, <CodePage ctx={ctx} form={{ ...form, errors }} situation={null} questions={questions} />)
}

function codeError(refusal: CodeRefusal, locale: PublicLocale): string {
  const t = staffText(locale)
  return { empty: t.empty, misread: t.misread, 'other-version': t.otherVersion }[refusal]
}

/** What a family probably has a right to, for anyone: nothing is kept, nothing of it is written down. */
export function rightsPublicRoutes(app: FastifyInstance): void {
  app.get('/rechten', { config: open }, show)
  app.post('/rechten', { config: limited }, show)

  const team = { access: dossierPolicy.who('dossiers.read'), purpose: 'guidance' } as const
  app.get('/rechten/code', { config: team }, showCode)
  app.post('/rechten/code', { config: team }, showCode)

  app.get('/assets/gegevens/:file', { config: open, compress: false }, async (request, reply) => {
    const found = publishedLocales.map(publishedIn).find(({ path }) => path === request.url.split('?')[0])
    if (found === undefined) return reply.code(404).type('text/plain').send('')
    reply.type('text/javascript; charset=utf-8').header('cache-control', 'public, max-age=31536000, immutable')
    reply.header('vary', 'accept-encoding')
    const takesGzip = (request.headers['accept-encoding'] ?? '').includes('gzip')
    return takesGzip ? reply.header('content-encoding', 'gzip').send(found.gzip) : reply.send(found.script)
  })
}
