import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

// Names that tell nothing to who looks into the browser.
const sessionCookie = 'm'
const deviceCookie = 'n'
const path = '/mijn'
const deviceSeconds = 20 * 60
const shape = z.string().regex(/^[0-9a-f-]{36}\.[A-Za-z0-9_-]{20,100}$/)

const uuid = z.uuid()

export type Kept = { readonly municipalityId: string; readonly token: string }

function read(request: FastifyRequest, name: string): Kept | null {
  const value = shape.safeParse(request.cookies[name])
  if (!value.success) return null
  const municipalityId = uuid.safeParse(value.data.slice(0, 36))
  return municipalityId.success ? { municipalityId: municipalityId.data, token: value.data.slice(37) } : null
}

/** Gone when the browser closes; the server ends it sooner. */
export function setSession(reply: FastifyReply, kept: Kept): void {
  reply.setCookie(sessionCookie, `${kept.municipalityId}.${kept.token}`, { path, httpOnly: true, sameSite: 'lax' })
}

export function readSession(request: FastifyRequest): Kept | null {
  return read(request, sessionCookie)
}

/** Binds a code to the browser that asked for it. */
export function setDevice(reply: FastifyReply, kept: Kept): void {
  reply.setCookie(deviceCookie, `${kept.municipalityId}.${kept.token}`, { path, httpOnly: true, sameSite: 'lax', maxAge: deviceSeconds })
}

export function readDevice(request: FastifyRequest): Kept | null {
  return read(request, deviceCookie)
}

export function clearDevice(reply: FastifyReply): void {
  reply.clearCookie(deviceCookie, { path })
}

export function clearAll(reply: FastifyReply): void {
  reply.clearCookie(sessionCookie, { path })
  clearDevice(reply)
}
