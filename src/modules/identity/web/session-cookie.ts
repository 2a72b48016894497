import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { NewSession } from '../commands/sign-in.ts'

const name = 'opkomst-sessie'
const shape = z.string().regex(/^[0-9a-f-]{36}\.[A-Za-z0-9_-]{20,100}$/)
const uuid = z.uuid()

/** The cookie names its municipality, so that the session is looked for inside it and nowhere else. */
export function readSessionCookie(
  request: Pick<FastifyRequest, 'cookies'>,
): { readonly municipalityId: string; readonly token: string } | null {
  const value = shape.safeParse(request.cookies[name])
  if (!value.success) return null
  const municipalityId = uuid.safeParse(value.data.slice(0, 36))
  return municipalityId.success ? { municipalityId: municipalityId.data, token: value.data.slice(37) } : null
}

export function setSessionCookie(reply: FastifyReply, municipalityId: string, session: NewSession, now: Date): void {
  // Seconds to go instead of a moment: the clock of an old phone may be wrong.
  const maxAge = Math.floor((session.expiresAt.getTime() - now.getTime()) / 1000)
  reply.setCookie(name, `${municipalityId}.${session.token}`, { path: '/', httpOnly: true, sameSite: 'lax', maxAge })
}

export function clearSessionCookie(reply: FastifyReply): void {
  reply.clearCookie(name, { path: '/' })
}
