import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

function sameText(given: string, expected: string): boolean {
  const a = Buffer.from(given)
  const b = Buffer.from(expected)
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Prometheus metrics at /metrics: for this machine, or for whoever holds the token. */
export function metrics(app: FastifyInstance, token: string | undefined): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'opkomst_http_request_seconds',
    help: 'Time to answer, by route pattern and status class.',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.01, 0.02, 0.04, 0.08, 0.15, 0.3, 0.6, 1.5, 5],
    registers: [registry],
  })
  // One counter per route and status, found by one key: labels are hashed only the first time.
  const counters = new Map<string, ReturnType<typeof seconds.labels>>()
  app.addHook('onResponse', (request, reply, done) => {
    const route = `${request.method} ${request.routeOptions.url ?? 'none'}`
    const status = `${Math.floor(reply.statusCode / 100)}xx`
    const counter = counters.get(`${route} ${status}`) ?? seconds.labels({ route, status })
    counters.set(`${route} ${status}`, counter)
    counter.observe(reply.elapsedTime / 1000)
    done()
  })
  app.get('/metrics', { config: { access: 'public' }, logLevel: 'warn' }, async (request, reply) => {
    const local = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip)
    const allowed = token === undefined ? local : sameText(request.headers.authorization ?? '', `Bearer ${token}`)
    if (!allowed) return reply.callNotFound()
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}
