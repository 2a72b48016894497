import type { Tx } from '#platform/db/database.ts'

export type ReferralLink = { readonly id: string; readonly label: string; readonly createdAt: Date; readonly revokedAt: Date | null }
export type PartnerAccount = { readonly id: string; readonly name: string; readonly email: string }

/** Personal links of an organisation, newest first, the revoked ones included. */
export async function listLinks(tx: Tx, municipalityId: string, organisationId: string): Promise<ReferralLink[]> {
  return tx
    .selectFrom('network.referral_link')
    .select(['id', 'label', 'created_at as createdAt', 'revoked_at as revokedAt'])
    .where('municipality_id', '=', municipalityId)
    .where('organisation_id', '=', organisationId)
    .orderBy('created_at', 'desc')
    .execute()
}

/** Accounts of partners, with the organisation each belongs to; null when it belongs to none yet. */
export async function partnerAccounts(
  tx: Tx,
  municipalityId: string,
): Promise<(PartnerAccount & { readonly organisationId: string | null })[]> {
  return tx
    .selectFrom('identity.account as account')
    .leftJoin('network.member as member', (join) =>
      join.onRef('member.municipality_id', '=', 'account.municipality_id').onRef('member.account_id', '=', 'account.id'),
    )
    .select(['account.id', 'account.name', 'account.email', 'member.organisation_id as organisationId'])
    .where('account.municipality_id', '=', municipalityId)
    .where('account.role', '=', 'partner')
    .where('account.disabled_at', 'is', null)
    .orderBy('account.name')
    .execute()
}

/** How many working links and accounts each organisation has. */
export async function accessCounts(
  tx: Tx,
  municipalityId: string,
): Promise<ReadonlyMap<string, { readonly links: number; readonly members: number }>> {
  const links = await tx
    .selectFrom('network.referral_link')
    .select(({ fn }) => ['organisation_id', fn.countAll<number>().as('n')])
    .where('municipality_id', '=', municipalityId)
    .where('revoked_at', 'is', null)
    .groupBy('organisation_id')
    .execute()
  const members = await tx
    .selectFrom('network.member')
    .select(({ fn }) => ['organisation_id', fn.countAll<number>().as('n')])
    .where('municipality_id', '=', municipalityId)
    .groupBy('organisation_id')
    .execute()
  const counts = new Map<string, { links: number; members: number }>()
  for (const row of links) counts.set(row.organisation_id, { links: row.n, members: 0 })
  for (const row of members) counts.set(row.organisation_id, { links: counts.get(row.organisation_id)?.links ?? 0, members: row.n })
  return counts
}
