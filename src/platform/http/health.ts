import type { FastifyInstance } from 'fastify'
import type { Deps } from '../deps.ts'

/** /health/live: the process answers. /health/ready: it can serve, its database is there and up to date. */
export function healthRoutes(app: FastifyInstance, deps: Deps, isReady: () => Promise<boolean>): void {
  const open = { config: { access: 'public' as const, rateLimit: false as const }, logLevel: 'warn' as const }
  app.get('/health/live', open, async () => ({ status: 'live' }))
  app.get('/health/ready', open, async (_request, reply) => {
    try {
      await deps.db.ping()
      if (await isReady()) return { status: 'ready' }
    } catch {
      // Not ready is the answer, not a fault of this request.
    }
    return reply.code(503).send({ status: 'not-ready' })
  })
}
