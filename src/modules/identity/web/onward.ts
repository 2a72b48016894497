import type { FastifyRequest } from 'fastify'
import { readQuery } from '#platform/http/request.ts'

/** Only a path of this site: an address elsewhere would make sign-in a trap. */
export function onwardOf(request: FastifyRequest): string {
  const onward = readQuery(request)['verder'] ?? '/'
  return /^\/(?![/\\])[\w\-./?=&%:+~,]*$/.test(onward) ? onward : '/'
}
