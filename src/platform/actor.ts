export const roles = ['counsellor', 'midwife', 'team-lead', 'partner', 'researcher', 'administrator'] as const
export type Role = (typeof roles)[number]

/** Why data is used; stands in every audit record. The legal ground of each purpose is the municipality's. */
export type Purpose =
  | 'sign-in'
  | 'referral'
  | 'intake'
  | 'guidance'
  | 'team-lead'
  | 'reporting'
  | 'import'
  | 'administration'
  | 'own-access'
  | 'security'
  | 'sharing'
  | 'child-protection'
  | 'sealing'
  | 'data-subject'

/**
 * Who acts: a signed-in account, `family` (a parent on her own pages; `accountId` is her access), or `visitor` (a parent or a partner's
 * personal link) and `machine` without one.
 */
export type Actor = {
  readonly municipalityId: string
  readonly accountId: string | null
  readonly role: Role | 'visitor' | 'machine' | 'family'
  readonly purpose: Purpose
  readonly sessionId: string | null
  /**
   * Ids of dossiers, people and referrals this account may not see: a conflict of interest, or a closed dossier. The database hides their
   * rows in this actor's transactions.
   */
  readonly barred?: readonly string[] | undefined
}

export function visitor(municipalityId: string, purpose: Purpose): Actor {
  return { municipalityId, accountId: null, role: 'visitor', purpose, sessionId: null }
}

export function machine(municipalityId: string, purpose: Purpose): Actor {
  return { municipalityId, accountId: null, role: 'machine', purpose, sessionId: null }
}
