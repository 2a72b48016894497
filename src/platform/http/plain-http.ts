import { createServer } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Settings } from './settings.ts'

/** Asked by the machine itself or its monitor, past the proxy. */
const ofTheMachine = /^\/(health|metrics)(\/|$|\?)/
const httpsOnly = 'https only'

function cameInTheClear(request: FastifyRequest): boolean {
  const word = request.headers['x-forwarded-proto']
  return (typeof word === 'string' ? (word.split(',')[0] ?? '') : '').trim().toLowerCase() === 'http'
}

/** The same page over https: the path as it was asked for, the host always our own. */
function overHttps(home: string, asked: string): string {
  return `${home}/${asked.replace(/^(?:[a-z]+:\/\/[^/?#]*)?\/*/i, '')}`
}

/** The origin of ours that was meant; the team's when it was none of ours. */
function homeOf({ origin, hosts }: Pick<Settings, 'hosts'> & { readonly origin: string }, askedHost: string): string {
  const name = askedHost.replace(/:\d+$/, '').toLowerCase()
  const own = hosts === null ? undefined : Object.values(hosts).find((one) => new URL(one).hostname === name)
  return own ?? new URL(origin).origin
}

/**
 * Where people reach the program over https and the proxy tells that a request came without: a page is sent on to https, everything else is
 * refused. A program that calls the wrong address must notice: sent on silently, it would go on sending its key in the clear (OWASP ASVS 5.0, 12.2.1).
 */
export function refusePlainHttp(app: FastifyInstance, { secure, trustProxy, origin, hosts }: Settings): void {
  if (!secure || !trustProxy || origin === null) return
  app.addHook('onRequest', async (request, reply) => {
    if (!cameInTheClear(request) || ofTheMachine.test(request.url)) return
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && request.routeOptions.config.machineOnly !== true
    if (isPage) return reply.redirect(overHttps(homeOf({ origin, hosts }, request.hostname), request.url), 308)
    return reply.code(403).type('text/plain; charset=utf-8').send(httpsOnly)
  })
}

export type PlainDoor = { readonly port: number; readonly stop: () => Promise<void> }

/** A second port without encryption that serves nothing: it sends who asks for a page on to https, and refuses the rest as {@link refusePlainHttp} does. */
export function openPlainDoor({
  port,
  host,
  ...ours
}: { readonly port: number; readonly host: string; readonly origin: string } & Pick<Settings, 'hosts'>): Promise<PlainDoor> {
  const server = createServer({ requestTimeout: 5_000, headersTimeout: 5_000, maxHeaderSize: 8_192 }, (request, response) => {
    const isPage = request.method === 'GET' || request.method === 'HEAD'
    // A key sent here was sent in the clear already; who sent it must notice.
    if (!isPage || request.headers.authorization !== undefined)
      response.writeHead(403, { 'content-type': 'text/plain', connection: 'close' }).end(httpsOnly)
    else
      response
        .writeHead(308, { location: overHttps(homeOf(ours, request.headers.host ?? ''), request.url ?? '/'), connection: 'close' })
        .end()
  })
  const stop = () =>
    new Promise<void>((done) => {
      server.close(() => done())
      server.closeAllConnections()
    })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      const at = server.address()
      resolve({ port: typeof at === 'object' && at !== null ? at.port : port, stop })
    })
  })
}
