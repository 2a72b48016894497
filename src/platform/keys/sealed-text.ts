/** What every sealed value begins with, so that reader and database know it. Then `<version>.<kind>.<nonce, tag and content>`. */
export const sealMark = '~opk1:'

/** `t` a text, `j` JSON as a text, `b` bytes. */
export type Kind = 't' | 'j' | 'b'

export function writeSealed(version: number, kind: Kind, sealed: Buffer): string {
  return `${sealMark}${version}.${kind}.${sealed.toString('base64url')}`
}

const form = /^~opk1:([1-9]\d{0,5})\.([tj])\.([\w-]+)$/

export function readSealed(stored: string): { readonly version: number; readonly kind: Kind; readonly sealed: Buffer } | null {
  const parts = form.exec(stored)
  if (parts === null) return null
  const [, version, kind, content = ''] = parts
  return { version: Number(version), kind: kind === 'j' ? 'j' : 't', sealed: Buffer.from(content, 'base64url') }
}

/**
 * Words that only look sealed lose the look: whoever types the mark in a name must not make the page that shows it break. Only what this program
 * sealed itself goes to the database with a mark in front.
 */
export function withoutMark(text: string): string {
  return text.includes(sealMark) ? text.replaceAll(sealMark, '~opk1 :') : text
}

/** A parameter whose marks are ours: it goes to the database as it is. */
export class SealedParameter {
  readonly value: string | Buffer
  constructor(value: string | Buffer) {
    this.value = value
  }
  /** Asked by the driver. */
  toPostgres(): string | Buffer {
    return this.value
  }
}

/** The value as it goes over the wire. */
export function outgoing(value: unknown): unknown {
  if (typeof value === 'string') return withoutMark(value)
  return Array.isArray(value) ? value.map(outgoing) : value
}
