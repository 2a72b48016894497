import helmet, { type FastifyHelmetOptions } from '@fastify/helmet'
import Fastify, { type FastifyInstance } from 'fastify'

const ofAnyAnswer = ['content-type', 'content-length', 'date', 'connection']

/** What Helmet would say with each answer. It is the same each time, so it is asked once, of an instance that answers nobody else. */
async function headersOf(options: FastifyHelmetOptions): Promise<Readonly<Record<string, string>>> {
  const probe = Fastify()
  await probe.register(helmet, options)
  probe.get('/', () => '')
  const { headers } = await probe.inject('/')
  await probe.close()
  const said = Object.entries(headers).filter(([name]) => !ofAnyAnswer.includes(name))
  return Object.fromEntries(said.map(([name, value]) => [name, String(value)]))
}

/** Every answer carries the security headers, also one that says "not found" or that something broke. */
export async function securityHeaders(app: FastifyInstance, options: FastifyHelmetOptions): Promise<void> {
  const headers = {
    ...(await headersOf(options)),
    'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=()',
  }
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers)
    done()
  })
}
