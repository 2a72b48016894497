import { createHash, createHmac } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { Secret, TOTP } from 'otpauth'

/** argon2id at 19 MiB, two passes, one lane: the floor of the OWASP password storage cheat sheet. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost)
}

// Verified against when an account is unknown, so that an answer takes as long as for a known one.
let nobody: Promise<string> | null = null

export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  try {
    nobody ??= hashPassword('nobody has this password')
    const fits = await verify(stored ?? (await nobody), password)
    return stored !== null && fits
  } catch {
    return false
  }
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** A look-up value that tells nothing without the key. */
export function keyedHash(secret: string, value: string): string {
  return createHmac('sha256', secret).update(value).digest('hex')
}

const stepSeconds = 30

function totp(secret: string, email: string): TOTP {
  return new TOTP({ issuer: 'Opkomst', label: email, algorithm: 'SHA1', digits: 6, period: stepSeconds, secret: Secret.fromBase32(secret) })
}

export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

export function totpAddress(secret: string, email: string): string {
  return totp(secret, email).toString()
}

export function totpCode(secret: string, at: Date): string {
  return totp(secret, '').generate({ timestamp: at.getTime() })
}

/** The time step of a valid code (RFC 6238, one step of tolerance either side), or null. The caller refuses a step used before. */
export function totpStep(secret: string, code: string, at: Date): number | null {
  const digits = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(digits)) return null
  const delta = totp(secret, '').validate({ token: digits, window: 1, timestamp: at.getTime() })
  return delta === null ? null : Math.floor(at.getTime() / 1000 / stepSeconds) + delta
}
