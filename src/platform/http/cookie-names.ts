import type { FastifyInstance } from 'fastify'

const prefixed = /^__(?:Host|Secure)-/

/** `__Host-` where the browser allows it, `__Secure-` for a cookie of a part of the site (RFC 6265bis, 4.1.3). */
export function namedForHttps(header: string): string {
  if (prefixed.test(header)) return header
  const isWhole = /;\s*path=\/(?:;|$)/i.test(header) && !/;\s*domain=/i.test(header)
  const secure = /;\s*secure(?:;|$)/i.test(header) ? '' : '; Secure'
  return `${isWhole ? '__Host-' : '__Secure-'}${header}${secure}`
}

/**
 * Over https every cookie carries a prefix, so that no other host of the same name, nor a page without encryption, can plant one. The program
 * goes on naming them without. Registered after the cookies were read and written.
 */
export function cookiesForHttps(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    const own: Record<string, string> = {}
    for (const [name, value] of Object.entries(request.cookies)) {
      if (prefixed.test(name) && value !== undefined) own[name.replace(prefixed, '')] = value
    }
    request.cookies = own
  })
  app.addHook('onSend', async (_request, reply) => {
    const set = reply.getHeader('set-cookie')
    if (set === undefined) return
    const headers = (Array.isArray(set) ? set : [String(set)]).map(namedForHttps)
    reply.removeHeader('set-cookie')
    reply.header('set-cookie', headers)
  })
}
