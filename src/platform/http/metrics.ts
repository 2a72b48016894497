import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { SendingCounts } from '../log/send-away.ts'

function sameText(given: string, expected: string): boolean {
  const a = Buffer.from(given)
  const b = Buffer.from(expected)
  return a.length === b.length && timingSafeEqual(a, b)
}

/** What became of the lines that go to another machine. */
function countLines(registry: Registry, counts: () => SendingCounts): void {
  for (const [name, help] of [
    ['sent', 'Lines of the log given to the collector.'],
    ['dropped', 'Lines of the log that no collector got: too many waited.'],
  ] as const) {
    new Counter({
      name: `opkomst_log_lines_${name}_total`,
      help,
      registers: [registry],
      collect() {
        this.reset()
        this.inc(counts()[name])
      },
    })
  }
  new Gauge({
    name: 'opkomst_log_lines_waiting',
    help: 'Lines of the log that wait for the collector.',
    registers: [registry],
    collect() {
      this.set(counts().waiting)
    },
  })
}

/** A number of the program itself, read each time somebody asks. */
export type Reading = { readonly name: string; readonly help: string; readonly read: () => number }

/** Prometheus metrics at /metrics: for this machine, or for whoever holds the token. */
export function metrics(
  app: FastifyInstance,
  token: string | undefined,
  lines?: () => SendingCounts,
  readings: readonly Reading[] = [],
): void {
  const registry = new Registry()
  for (const { name, help, read } of readings) {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read())
      },
    })
  }
  collectDefaultMetrics({ register: registry })
  if (lines !== undefined) countLines(registry, lines)
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
