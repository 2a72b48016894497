import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** Lets one session have one document once, at the host of the files, where no cookie of hers arrives. */
export type Ticket = {
  readonly municipalityId: string
  readonly sessionId: string
  readonly documentId: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
  /** An id of its own, taken when the ticket is used: a second time there is nothing. */
  readonly once: string
}

/** Long enough to follow a redirect, too short to be found in a history. */
export const ticketLastsMs = 60_000

const shape = z.tuple([z.uuid(), z.uuid(), z.uuid(), z.coerce.number().int().positive(), z.uuid()])

function sealOf(secret: string, words: string): Buffer {
  const key = createHmac('sha256', secret).update('opkomst ticket of a file 1').digest()
  return createHmac('sha256', key).update(words).digest()
}

/** The ticket as a part of an address: who, what, until when, and a seal of the server. */
export function writeTicket(secret: string, { municipalityId, sessionId, documentId, expiresAt, once }: Ticket): string {
  const words = [municipalityId, sessionId, documentId, expiresAt, once].join(' ')
  return `${Buffer.from(words).toString('base64url')}.${sealOf(secret, words).toString('base64url')}`
}

/** Null when it is not of this server, was bent, or is past its time. */
export function readTicket(secret: string, text: string, now: Date): Ticket | null {
  const [words64 = '', seal64 = '', ...rest] = text.slice(0, 600).split('.')
  const words = Buffer.from(words64, 'base64url').toString()
  const [given, own] = [Buffer.from(seal64, 'base64url'), sealOf(secret, words)]
  if (rest.length > 0 || given.length !== own.length || !timingSafeEqual(given, own)) return null
  const parsed = shape.safeParse(words.split(' '))
  if (!parsed.success) return null
  const [municipalityId, sessionId, documentId, expiresAt, once] = parsed.data
  return expiresAt <= now.getTime() ? null : { municipalityId, sessionId, documentId, expiresAt, once }
}
