import type { Role } from '#platform/actor.ts'
import type { AssuranceLevel } from './assurance-levels.ts'

/** A role at the identity service, the role here it stands for, and how strong the sign-in must be for it. */
export type RoleRule = { readonly claimValue: string; readonly role: Role; readonly leastLevel: Exclude<AssuranceLevel, 'low'> }

// Who holds several roles there gets the one of daily work with families, before the one that only arranges.
const order: readonly Role[] = ['team-lead', 'counsellor', 'midwife', 'administrator', 'partner', 'researcher']

/** The values of the claim with the roles: a service sends one as a text, several as a list. */
export function claimValues(claim: unknown): readonly string[] {
  if (typeof claim === 'string') return [claim]
  return Array.isArray(claim) ? claim.filter((value) => typeof value === 'string') : []
}

/** The one role of a sign-in, or null: then there is no way in. */
export function roleFor(values: readonly string[], rules: readonly RoleRule[]): RoleRule | null {
  const found = rules.filter((rule) => values.includes(rule.claimValue))
  return found.toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role))[0] ?? null
}
