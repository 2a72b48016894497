/**
 * What every sealed value begins with, so that reader and database know it: `~opk<form>:<version>.<kind>.<nonce, tag and content>`. Form 2 is bound to
 * table, column and row; form 1, of before, to the municipality only. It is still read, and written anew by the next rotation.
 */
export type Form = 1 | 2
export const sealMark = '~opk2:'
const begin = '~opk'

/** `t` a text, `j` JSON as a text, `b` bytes. */
export type Kind = 't' | 'j' | 'b'

export function writeSealed(version: number, kind: Kind, sealed: Buffer): string {
  return `${sealMark}${version}.${kind}.${sealed.toString('base64url')}`
}

export type Sealed = {
  readonly form: Form
  readonly version: number
  readonly kind: Kind
  readonly sealed: Buffer
  /** Where it was found, as the reading statement says; null when it does not. */
  readonly place: string | null
}

const form = /^~opk([12]):([1-9]\d{0,5})\.([tj])\.([\w-]+)(?:@(.+))?$/s

export function readSealed(stored: string): Sealed | null {
  const parts = form.exec(stored)
  if (parts === null) return null
  const [, mark, version, kind, content = '', place = null] = parts
  return {
    form: mark === '1' ? 1 : 2,
    version: Number(version),
    kind: kind === 'j' ? 'j' : 't',
    sealed: Buffer.from(content, 'base64url'),
    place,
  }
}

const bytesForm = /^(?:@([^~]{1,200}))?~opk([12]):([1-9]\d{0,5})\.b\./

/** Sealed bytes, with the place in front when the statement told it. Null when these are other bytes. */
export function readSealedBytes(stored: Buffer): Sealed | null {
  if (stored[0] !== 0x40 && stored[0] !== 0x7e) return null
  const parts = bytesForm.exec(stored.subarray(0, 240).toString('latin1'))
  if (parts === null) return null
  const [head, place = null, mark, version] = parts
  return { form: mark === '1' ? 1 : 2, version: Number(version), kind: 'b', sealed: stored.subarray(head.length), place }
}

const first = begin.charCodeAt(0)

export function looksSealed(text: string): boolean {
  return text.charCodeAt(0) === first && (text.startsWith(sealMark) || text.startsWith('~opk1:'))
}

/** Whether something in a longer text, such as JSON, may be sealed. */
export function mayHoldSealed(text: string): boolean {
  return text.includes(begin)
}

/**
 * Words that only look sealed lose the look: whoever types the mark in a name must not make the page that shows it break. Only what this program
 * sealed itself goes to the database with a mark in front.
 */
export function withoutMark(text: string): string {
  return text.includes(begin) ? text.replaceAll(/~opk([12]):/g, '~opk$1 :') : text
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
