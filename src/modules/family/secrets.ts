import { hash, verify } from '@node-rs/argon2'
import { blindIndex } from '#platform/keys/seal.ts'
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

/** Look-up values that tell nothing without the key of the installation. */
export function addressHash(municipalityId: string, address: Address): string {
  return blindIndex(municipalityId, `family:${address.kind}:${address.value}`)
}

export function codeHash(municipalityId: string, of: string, code: string): string {
  return blindIndex(municipalityId, `family-code:${of}:${code}`)
}
