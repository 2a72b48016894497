import type { Role } from '#platform/actor.ts'
import { type AssuranceLevel, isAtLeast } from './assurance-levels.ts'

/** With what a session proved its second factor. */
export type ProofMethod = 'code' | 'passkey' | 'sign-on'

/** Roles that read what a family told. */
const readsFamilies: readonly Role[] = ['counsellor', 'midwife', 'team-lead', 'partner']

/**
 * The least assurance the identity service must give. Where only strong ways in count, whoever reads families needs `high`; otherwise what the
 * municipality asked for that role.
 */
export function requiredLevel(role: Role, asked: AssuranceLevel, isStrongOnly: boolean): AssuranceLevel {
  return isStrongOnly && readsFamilies.includes(role) ? 'high' : asked
}

export type SessionProof = { readonly role: Role; readonly method: ProofMethod; readonly level: AssuranceLevel | null }

/**
 * What a session opens: everything, or only the page where a first passkey is made. A password and a code can be given to a false site, a
 * passkey cannot; of the service it depends on the means used there.
 */
export function opens({ role, method, level }: SessionProof, isStrongOnly: boolean): 'everything' | 'first-passkey' {
  if (!isStrongOnly || method === 'passkey') return 'everything'
  if (method === 'code') return 'first-passkey'
  return isAtLeast(level, requiredLevel(role, 'substantial', true)) ? 'everything' : 'first-passkey'
}
