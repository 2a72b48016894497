import type { FastifyInstance } from 'fastify'
import type { Assets } from '../web/assets.ts'

/** Styles, script and icons: compressed once at start, kept by browsers for a year as their name holds their hash. */
export function assetRoutes(app: FastifyInstance, assets: Assets): void {
  app.get('/assets/*', { config: { access: 'public', rateLimit: false }, compress: false, logLevel: 'warn' }, async (request, reply) => {
    const file = assets.file(request.url.split('?')[0] ?? '')
    if (file === null) return reply.code(404).type('text/plain').send('')
    reply.type(file.type).header('cache-control', 'public, max-age=31536000, immutable').header('vary', 'accept-encoding')
    const accepts = request.headers['accept-encoding'] ?? ''
    if (accepts.includes('br')) return reply.header('content-encoding', 'br').send(file.br)
    if (accepts.includes('gzip')) return reply.header('content-encoding', 'gzip').send(file.gzip)
    return reply.send(file.body)
  })
}
