import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Flash } from '../web/page-context.ts'

const cookie = 'opkomst-flash'

/** `undo` is the address that takes the act back when it is posted to. */
export type FlashToStore = { readonly text: string; readonly undo?: string | undefined }

const stored = z.object({
  kind: z.enum(['done', 'problem']),
  text: z.string().max(300),
  undo: z.string().startsWith('/').max(300).optional(),
})

export function storeFlash(reply: FastifyReply, flash: FlashToStore & { readonly kind: 'done' | 'problem' }): void {
  const value = Buffer.from(JSON.stringify(flash)).toString('base64url')
  reply.setCookie(cookie, value, { path: '/', httpOnly: true, sameSite: 'lax', maxAge: 60, signed: true })
}

/** Reads the line of the previous request once; a forged or stale cookie is no line. */
export function takeFlash(request: FastifyRequest, reply: FastifyReply): Flash | null {
  const raw = request.cookies[cookie]
  if (raw === undefined) return null
  reply.clearCookie(cookie, { path: '/' })
  const unsigned = request.unsignCookie(raw)
  if (!unsigned.valid || unsigned.value === null) return null
  try {
    const flash = stored.parse(JSON.parse(Buffer.from(unsigned.value, 'base64url').toString()))
    return { kind: flash.kind, text: flash.text, undo: flash.undo === undefined ? undefined : { action: flash.undo } }
  } catch {
    return null
  }
}
