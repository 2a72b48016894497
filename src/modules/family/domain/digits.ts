import { createHash } from 'node:crypto'

/** A number of `length` digits from a secret token: even, and the same for the same token. At most twelve. */
export function digitsOf(token: string, length: number): string {
  const bytes = createHash('sha256').update(token).digest()
  // 48 bits: the remainder favours no number by more than one in ten million.
  return String(bytes.readUIntBE(0, 6) % 10 ** length).padStart(length, '0')
}

/** The number of a card: eight digits that cannot be taken for a telephone number. */
export function cardNumberOf(token: string): string {
  return String(10_000_000 + (Number(digitsOf(token, 9)) % 90_000_000))
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
