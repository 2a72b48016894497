import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

const name = 'opkomst-bevestiging'
const shape = z.string().regex(/^[0-9a-f-]{36}\.[A-Za-z0-9_-]{20,100}$/)

/** Ties what comes back from a device or an identity service to the browser that asked. */
export function setCeremonyCookie(reply: FastifyReply, municipalityId: string, token: string): void {
  reply.setCookie(name, `${municipalityId}.${token}`, { path: '/', httpOnly: true, sameSite: 'lax', maxAge: 600 })
}

export type CeremonyCookie = { readonly municipalityId: string; readonly token: string }

export function readCeremonyCookie(request: FastifyRequest): CeremonyCookie | null {
  const value = shape.safeParse(request.cookies[name])
  return value.success ? { municipalityId: value.data.slice(0, 36), token: value.data.slice(37) } : null
}

export function takeCeremonyCookie(request: FastifyRequest, reply: FastifyReply): CeremonyCookie | null {
  reply.clearCookie(name, { path: '/' })
  return readCeremonyCookie(request)
}
