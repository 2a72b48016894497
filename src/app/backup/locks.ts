import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
  scryptSync,
} from 'node:crypto'
import { z } from 'zod'
import { ok, type Result, refuse } from '#platform/result.ts'

const cipher = 'aes-256-gcm'
const base64 = z.base64url().transform((text): Buffer => Buffer.from(text, 'base64url'))
// 2^17 × 8 × 128 bytes: 128 MB and about half a second for each guess.
const cost = { N: 131_072, r: 8, p: 1 } as const
const mostMemory = 512 * 1024 * 1024

/** How the key of one backup is locked away: behind words, or for whoever holds a private key. */
export const lockShape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('passphrase'),
    salt: base64,
    N: z.literal([16_384, 131_072, 262_144]),
    r: z.literal(8),
    p: z.literal(1),
    wrapped: base64,
  }),
  z.object({ kind: z.literal('recipient'), recipient: z.string(), ephemeral: base64, wrapped: base64 }),
])
export type Lock = z.output<typeof lockShape>
type Cost = Pick<Extract<Lock, { kind: 'passphrase' }>, 'N' | 'r' | 'p'>

const publicForm = /^opkomst-backup-public:([\w-]{43})$/
const privateForm = /^opkomst-backup-private:([\w-]{43})$/m
const spkiHead = Buffer.from('302a300506032b656e032100', 'hex')
const pkcs8Head = Buffer.from('302e020100300506032b656e04220420', 'hex')

/** A pair for backups: the server knows the public half only and so cannot read its own backups. */
export function newPair(): { readonly publicText: string; readonly privateText: string } {
  const { publicKey, privateKey } = generateKeyPairSync('x25519')
  const raw = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(pkcs8Head.length)
  return { publicText: printPublic(publicKey), privateText: `opkomst-backup-private:${raw.toString('base64url')}` }
}

function rawPublic(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' }).subarray(spkiHead.length)
}

function printPublic(key: KeyObject): string {
  return `opkomst-backup-public:${rawPublic(key).toString('base64url')}`
}

function publicOf(raw: Buffer): KeyObject {
  return createPublicKey({ key: Buffer.concat([spkiHead, raw]), format: 'der', type: 'spki' })
}

/** Reads what was printed by {@link newPair}; null when it is something else. */
export function readPublic(text: string): KeyObject | null {
  const raw = publicForm.exec(text.trim())?.[1]
  return raw === undefined ? null : publicOf(Buffer.from(raw, 'base64url'))
}

export function readPrivate(text: string): KeyObject | null {
  const raw = privateForm.exec(text)?.[1]
  if (raw === undefined) return null
  return createPrivateKey({ key: Buffer.concat([pkcs8Head, Buffer.from(raw, 'base64url')]), format: 'der', type: 'pkcs8' })
}

function wrap(key: Buffer, secret: Buffer): Buffer {
  const nonce = randomBytes(12)
  const sealer = createCipheriv(cipher, key, nonce)
  const inner = Buffer.concat([sealer.update(secret), sealer.final()])
  return Buffer.concat([nonce, sealer.getAuthTag(), inner])
}

function unwrap(key: Buffer, wrapped: Buffer): Buffer | null {
  if (wrapped.length !== 12 + 16 + 32) return null
  const opener = createDecipheriv(cipher, key, wrapped.subarray(0, 12), { authTagLength: 16 })
  opener.setAuthTag(wrapped.subarray(12, 28))
  const inner = opener.update(wrapped.subarray(28))
  try {
    return Buffer.concat([inner, opener.final()])
  } catch {
    return null
  }
}

function fromWords(passphrase: string, { salt, N, r, p }: Cost & { readonly salt: Buffer }): Buffer {
  return scryptSync(passphrase.normalize('NFC'), salt, 32, { N, r, p, maxmem: mostMemory })
}

export function lockWithPassphrase(secret: Buffer, passphrase: string, chosen: Cost = cost): Lock {
  const salt = randomBytes(16)
  return { kind: 'passphrase', salt, ...chosen, wrapped: wrap(fromWords(passphrase, { salt, ...chosen }), secret) }
}

function shared(mine: KeyObject, theirs: KeyObject, ephemeral: Buffer, recipient: Buffer): Buffer {
  const secret = diffieHellman({ privateKey: mine, publicKey: theirs })
  return Buffer.from(hkdfSync('sha256', secret, Buffer.concat([ephemeral, recipient]), 'opkomst backup', 32))
}

/** A short name by which a file says whose private key opens it. */
function nameOf(publicKey: KeyObject): string {
  return createHash('sha256').update(rawPublic(publicKey)).digest('base64url').slice(0, 12)
}

export function lockForRecipient(secret: Buffer, recipient: KeyObject): Lock {
  const { publicKey, privateKey } = generateKeyPairSync('x25519')
  const ephemeral = rawPublic(publicKey)
  const key = shared(privateKey, recipient, ephemeral, rawPublic(recipient))
  return { kind: 'recipient', recipient: nameOf(recipient), ephemeral, wrapped: wrap(key, secret) }
}

/** What the operator holds at a restore. */
export type Opener = { readonly passphrase: string | null; readonly privateKey: KeyObject | null }
export type CannotUnlock = 'needs-passphrase' | 'needs-private-key' | 'wrong-passphrase' | 'wrong-private-key'

/** The key of a backup, when one of its locks opens with what is held. */
export function unlock(locks: readonly Lock[], { passphrase, privateKey }: Opener): Result<Buffer, CannotUnlock> {
  for (const lock of locks) {
    const key =
      lock.kind === 'passphrase' ? passphrase !== null && fromWords(passphrase, lock) : privateKey !== null && withPrivate(lock, privateKey)
    const secret = key ? unwrap(key, lock.wrapped) : null
    if (secret !== null) return ok(secret)
  }
  const wantsWords = locks.some(({ kind }) => kind === 'passphrase')
  if (passphrase !== null && wantsWords) return refuse('wrong-passphrase')
  if (privateKey !== null && locks.some(({ kind }) => kind === 'recipient')) return refuse('wrong-private-key')
  return refuse(wantsWords ? 'needs-passphrase' : 'needs-private-key')
}

function withPrivate({ ephemeral }: Extract<Lock, { kind: 'recipient' }>, privateKey: KeyObject): Buffer | null {
  if (ephemeral.length !== 32) return null
  return shared(privateKey, publicOf(ephemeral), ephemeral, rawPublic(createPublicKey(privateKey)))
}
