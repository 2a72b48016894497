import { createHash } from 'node:crypto'

/** What is kept of a receipt's token; who reads the table cannot open the receipt. */
export function hashReceipt(token: string): string {
  return createHash('sha256').update(`receipt ${token}`).digest('hex')
}
