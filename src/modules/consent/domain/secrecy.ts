import type { Secrecy } from './scope.ts'

/** What a municipality starts with: its own team is bound; whoever else is, somebody has to say. */
const byRole: Readonly<Record<string, Secrecy>> = { counsellor: 'professional', midwife: 'professional', 'team-lead': 'professional' }

/** What was set for the account, its organisation and its role; null where nothing was. */
export type SecrecyFacts = {
  readonly role: string
  readonly ofAccount: Secrecy | null
  readonly ofOrganisation: Secrecy | null
  readonly ofRole: Secrecy | null
}

/** The nearest setting counts: that of the account, else of the organisation, else of the role. Not known is not bound. */
export function secrecyOf({ role, ofAccount, ofOrganisation, ofRole }: SecrecyFacts): Secrecy {
  return ofAccount ?? ofOrganisation ?? ofRole ?? byRole[role] ?? 'none'
}

/** Content goes to professional secrecy only; who is bound to discretion gets tasks, never what a family told. */
export function mayReceiveContent(secrecy: Secrecy): boolean {
  return secrecy === 'professional'
}
