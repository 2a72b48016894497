import type { Tx } from '#platform/db/database.ts'

/** The identity service of the municipality, and since when this account is linked to it. */
export type OwnLink = { readonly name: string; readonly since: Date | null }

/** Null while the municipality uses none. */
export async function ownLink(tx: Tx, municipalityId: string, accountId: string): Promise<OwnLink | null> {
  const row = await tx
    .selectFrom('identity.provider as provider')
    .leftJoin('identity.account_link as link', (join) =>
      join
        .onRef('link.municipality_id', '=', 'provider.municipality_id')
        .onRef('link.issuer', '=', 'provider.issuer')
        .on('link.account_id', '=', accountId),
    )
    .select(['provider.name', 'link.created_at as since'])
    .where('provider.municipality_id', '=', municipalityId)
    .where('provider.is_enabled', '=', true)
    .executeTakeFirst()
  return row ?? null
}
