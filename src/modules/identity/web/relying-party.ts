import type { FastifyRequest } from 'fastify'
import type { Site } from '../commands/passkeys.ts'

const loopback = /^(127\.0\.0\.1|localhost|\[::1\])$/
const isNumbers = /^[\d.]+$|^\[/

/**
 * The site of a request, when it is one of ours: the address of the installation, or the host name of the municipality. A key binds itself to a
 * host name, so an address of numbers has none; on the own machine `localhost` stands for it.
 */
export function siteOf(request: FastifyRequest, installation: string, host: string | null): Site | null {
  const asked = URL.canParse(`${request.protocol}://${request.host}`) ? new URL(`${request.protocol}://${request.host}`) : null
  if (asked === null || isNumbers.test(asked.hostname)) return null
  const own = URL.canParse(installation) ? new URL(installation) : null
  const isOwn = own !== null && asked.origin === own.origin
  const isThisMachine = own !== null && loopback.test(own.hostname) && asked.hostname === 'localhost' && asked.port === own.port
  const isHost = host !== null && asked.hostname === host && asked.protocol === own?.protocol
  if (isHost || isOwn || isThisMachine) return { origin: asked.origin, host: asked.hostname }
  return own !== null && asked.hostname === own.hostname && !isNumbers.test(own.hostname)
    ? { origin: own.origin, host: own.hostname }
    : null
}
