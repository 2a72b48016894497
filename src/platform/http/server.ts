import { parse } from 'node:querystring'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import csrf from '@fastify/csrf-protection'
import formbody from '@fastify/formbody'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Deps } from '../deps.ts'
import type { SendingCounts } from '../log/send-away.ts'
import type { TlsServing } from '../tls/server.ts'
import type { Assets } from '../web/assets.ts'
import { assetRoutes } from './assets-route.ts'
import { cookiesForHttps } from './cookie-names.ts'
import { draftRoutes } from './draft-route.ts'
import { lookUpBudget, nightGuard, refusalLog } from './guards.ts'
import { healthRoutes } from './health.ts'
import { dangerousActs, type Entrance, identification, unknownContext } from './identify.ts'
import { logging } from './logging.ts'
import { metrics, type Reading } from './metrics.ts'
import { refusePlainHttp } from './plain-http.ts'
import { sendNotFound, sendProblem } from './reply.tsx'
import { pageOf } from './request.ts'
import { securityHeaders } from './security-headers.ts'
import type { Settings } from './settings.ts'
import { platformText } from './text.ts'

const policy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
  manifestSrc: ["'self'"],
}

async function protections(app: FastifyInstance, settings: Settings): Promise<void> {
  await securityHeaders(app, {
    contentSecurityPolicy: { useDefaults: false, directives: policy },
    strictTransportSecurity: settings.secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  })
  await app.register(cookie, { secret: settings.secret, parseOptions: { secure: settings.secure } })
  await app.register(csrf, {
    cookieOpts: { path: '/', httpOnly: true, sameSite: 'lax', secure: settings.secure },
    getToken: (request) => {
      const body = request.body
      return typeof body === 'object' && body !== null && '_csrf' in body && typeof body._csrf === 'string' ? body._csrf : undefined
    },
  })
  if (settings.secure) cookiesForHttps(app)
  await app.register(rateLimit, {
    max: settings.rateLimit,
    timeWindow: '1 minute',
    allowList: (request) => request.url.startsWith('/assets/'),
  })
  await app.register(compress, { encodings: ['gzip'], threshold: 1400 })
}

function checkCsrf(app: FastifyInstance): void {
  app.addHook('preHandler', (request, reply, done) => {
    // Turned away at the door, before its form was read: that is "not found" like any other, not a page that stood open too long.
    if (request.is404) return done()
    // A token in a header is not sent along by a browser on its own: nothing to forge.
    if (request.routeOptions.config.needsNoToken === true) return done()
    if (['GET', 'HEAD', 'OPTIONS'].includes(request.method) || request.routeOptions.config.machineOnly === true) return done()
    app.csrfProtection(request, reply, done)
  })
}

/** A form with a file that broke off on its way: what reads it gives its errors no number. */
function isBrokenUpload(error: FastifyError, request: FastifyRequest): boolean {
  const isUpload = (request.headers['content-type'] ?? '').startsWith('multipart/')
  return isUpload && /multipart data|part header|terminated early|boundary not found/i.test(error.message)
}

function answerErrors(app: FastifyInstance, deps: Deps): void {
  app.setNotFoundHandler((request, reply) => sendNotFound(request, reply))
  app.setErrorHandler((error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    request.page ??= unknownContext(request, deps)
    const text = platformText(pageOf(request).locale)
    if (error.statusCode === 429) return sendProblem(request, reply, 429, text.busyTitle, text.busyBody)
    if (error.statusCode === 413) return sendProblem(request, reply, 413, text.tooLargeTitle, text.tooLargeBody)
    if (error.statusCode === 403) return sendProblem(request, reply, 403, text.staleTitle, text.staleBody)
    if (isBrokenUpload(error, request) || (error.statusCode !== undefined && error.statusCode < 500)) return sendNotFound(request, reply)
    request.log.error({ event: 'request.failed', err: error })
    return sendProblem(request, reply, 500, text.brokenTitle, text.brokenBody)
  })
}

export type ServerParts = {
  readonly deps: Deps
  readonly settings: Settings
  readonly assets: Assets
  readonly entrance: Entrance
  /** Where the lines go; to the output when left out. */
  readonly logger?: (ReturnType<typeof logging> & { readonly stream: { write: (line: string) => unknown } }) | undefined
  /** What became of lines that go to another machine too. */
  readonly lines?: (() => SendingCounts) | undefined
  /** When this server does TLS itself. */
  readonly tls?: TlsServing | undefined
  readonly isReady: () => Promise<boolean>
  /** More numbers at /metrics. */
  readonly readings?: readonly Reading[]
  readonly routes: (app: FastifyInstance) => Promise<void> | void
}

/** No keyboard types the character nought, and the database keeps no text with it: it is left out. */
function readTyped(text: string): Record<string, unknown> {
  return parse(text.replaceAll('%00', '').replaceAll('\0', ''), '&', '=', { maxKeys: 5_000 })
}

/** The whole HTTP side, not yet listening. Every answer carries the security headers; every unsafe request needs its token. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const { deps, settings, assets } = parts
  const app = Fastify({
    logger: parts.logger ?? (settings.logLevel === 'silent' ? false : logging(settings.logLevel)),
    trustProxy: settings.trustProxy,
    bodyLimit: 512 * 1024,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    forceCloseConnections: true,
    ...(parts.tls === undefined ? {} : { serverFactory: parts.tls.make }),
  })
  await protections(app, settings)
  await app.register(formbody, { bodyLimit: 512 * 1024, parser: readTyped })
  refusePlainHttp(app, settings)
  answerErrors(app, deps)
  refusalLog(app)
  identification(app, deps, parts.entrance, settings.hosts)
  checkCsrf(app)
  lookUpBudget(app, deps, settings.rateLimit)
  dangerousActs(app, deps, parts.entrance)
  nightGuard(app, deps, parts.entrance)
  metrics(app, settings.metricsToken, parts.lines, parts.readings)
  healthRoutes(app, deps, parts.isReady)
  assetRoutes(app, assets)
  draftRoutes(app, deps)
  await parts.routes(app)
  return app
}
