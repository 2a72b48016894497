import { createHash } from 'node:crypto'

/** What is kept of a link's token; who reads the table cannot use the link. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
