import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Settings } from './settings.ts'

/** Asked by the machine itself or its monitor, past the proxy. */
const ofTheMachine = /^\/(health|metrics)(\/|$|\?)/

function cameInTheClear(request: FastifyRequest): boolean {
  const word = request.headers['x-forwarded-proto']
  return (typeof word === 'string' ? (word.split(',')[0] ?? '') : '').trim().toLowerCase() === 'http'
}

/**
 * Where people reach the program over https and the proxy tells that a request came without: a page is sent on to https, everything else is
 * refused. A program that calls the wrong address must notice: sent on silently, it would go on sending its key in the clear (OWASP ASVS 5.0, 12.2.1).
 */
export function refusePlainHttp(app: FastifyInstance, { secure, trustProxy, origin }: Settings): void {
  if (!secure || !trustProxy || origin === null) return
  const home = new URL(origin).origin
  app.addHook('onRequest', async (request, reply) => {
    if (!cameInTheClear(request) || ofTheMachine.test(request.url)) return
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && request.routeOptions.config.machineOnly !== true
    if (isPage) return reply.redirect(`${home}${request.url.replace(/^\/+/, '/')}`, 308)
    return reply.code(403).type('text/plain; charset=utf-8').send('https only')
  })
}
