import type { Tx } from '#platform/db/database.ts'
import type { Recipient } from '../domain/may-see.ts'
import type { Secrecy } from '../domain/scope.ts'
import { secrecyOf } from '../domain/secrecy.ts'

export type SecrecySettings = {
  readonly roles: ReadonlyMap<string, Secrecy>
  readonly organisations: ReadonlyMap<string, Secrecy>
  readonly accounts: ReadonlyMap<string, Secrecy>
}

/** What was set last for each role, organisation and account. Some dozens of rows. */
export async function secrecySettings(tx: Tx, municipalityId: string): Promise<SecrecySettings> {
  const rows = await tx
    .selectFrom('consent.secrecy')
    .select(['role', 'organisation_id', 'account_id', 'secrecy'])
    .where('municipality_id', '=', municipalityId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  const [roles, organisations, accounts] = [new Map<string, Secrecy>(), new Map<string, Secrecy>(), new Map<string, Secrecy>()]
  for (const { role, organisation_id, account_id, secrecy } of rows) {
    if (role !== null) roles.set(role, secrecy)
    if (organisation_id !== null) organisations.set(organisation_id, secrecy)
    if (account_id !== null) accounts.set(account_id, secrecy)
  }
  return { roles, organisations, accounts }
}

export type Asker = {
  readonly accountId: string
  readonly name: string
  readonly role: string
  readonly organisationId: string | null
  readonly secrecy: Secrecy
}

/** Accounts that are in use, with the organisation each works for and what binds it. */
export async function askers(tx: Tx, municipalityId: string, accountIds: readonly string[] | 'all'): Promise<Asker[]> {
  if (accountIds !== 'all' && accountIds.length === 0) return []
  let query = tx
    .selectFrom('identity.account as a')
    .leftJoin('network.member as m', (join) => join.onRef('m.municipality_id', '=', 'a.municipality_id').onRef('m.account_id', '=', 'a.id'))
    .select(['a.id', 'a.name', 'a.role', 'm.organisation_id'])
    .where('a.municipality_id', '=', municipalityId)
    .where('a.disabled_at', 'is', null)
    .orderBy('a.name')
  if (accountIds !== 'all') query = query.where('a.id', 'in', [...accountIds])
  const [rows, settings] = await Promise.all([query.execute(), secrecySettings(tx, municipalityId)])
  return rows.map(({ id, name, role, organisation_id: organisationId }) => ({
    accountId: id,
    name,
    role,
    organisationId,
    secrecy: secrecyOf({
      role,
      ofAccount: settings.accounts.get(id) ?? null,
      ofOrganisation: organisationId === null ? null : (settings.organisations.get(organisationId) ?? null),
      ofRole: settings.roles.get(role) ?? null,
    }),
  }))
}

/** Null for an account that does not exist here or is closed. */
export async function askerOf(tx: Tx, municipalityId: string, accountId: string): Promise<Asker | null> {
  return (await askers(tx, municipalityId, [accountId]))[0] ?? null
}

/** What binds a recipient as it was set; an organisation nobody said anything about is not bound. Null when there is no such recipient. */
export async function secrecyOfRecipient(tx: Tx, municipalityId: string, recipient: Recipient): Promise<Secrecy | null> {
  if (recipient.kind === 'account') return (await askerOf(tx, municipalityId, recipient.accountId))?.secrecy ?? null
  const settings = await secrecySettings(tx, municipalityId)
  return settings.organisations.get(recipient.organisationId) ?? 'none'
}
