import { hash, verify } from '@node-rs/argon2'
import { blindIndexes, lastingIndex } from '#platform/keys/seal.ts'
import { addressWords } from '#platform/keys/sealed-columns.ts'
import type { Address } from './domain/address.ts'
import { foldProof } from './domain/proof.ts'

/** argon2id at 19 MiB, two passes, one lane: the floor of the OWASP password storage cheat sheet. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashProof(typed: string): Promise<string> {
  return hash(foldProof(typed), cost)
}

export async function proofFits(stored: string, typed: string): Promise<boolean> {
  try {
    return await verify(stored, foldProof(typed))
  } catch {
    return false
  }
}

/**
 * Look-up values that tell nothing without the key of the installation, the one to write first. More than one while the keys rotate. A card's number is kept
 * nowhere, so that its hash could not be made anew: it stands under the key that stays.
 */
export function addressHashes(municipalityId: string, { kind, value }: Address): readonly [string, ...string[]] {
  return kind === 'card' ? [lastingIndex(municipalityId, `family:card:${value}`)] : blindIndexes(municipalityId, addressWords(kind, value))
}

export function codeHash(municipalityId: string, of: string, code: string): string {
  return lastingIndex(municipalityId, `family-code:${of}:${code}`)
}
