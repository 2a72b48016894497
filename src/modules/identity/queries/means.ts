import type { Tx } from '#platform/db/database.ts'

/** With what an account can prove that it is its owner. */
export type Means = { readonly code: boolean; readonly passkey: boolean; readonly signOn: string | null }

/** `signOn` is the name of the identity service the account is linked to, while that one is in use. */
export async function meansOf(tx: Tx, municipalityId: string, accountId: string): Promise<Means> {
  const row = await tx
    .selectFrom('identity.account as account')
    .select((eb) => [
      'account.totp_secret as totpSecret',
      eb
        .selectFrom('identity.passkey as key')
        .select('key.id')
        .where('key.municipality_id', '=', municipalityId)
        .where('key.account_id', '=', accountId)
        .where('key.revoked_at', 'is', null)
        .limit(1)
        .as('passkey'),
      eb
        .selectFrom('identity.account_link as link')
        .innerJoin('identity.provider as provider', (join) =>
          join.onRef('provider.municipality_id', '=', 'link.municipality_id').onRef('provider.issuer', '=', 'link.issuer'),
        )
        .select('provider.name')
        .where('link.municipality_id', '=', municipalityId)
        .where('link.account_id', '=', accountId)
        .where('provider.is_enabled', '=', true)
        .limit(1)
        .as('signOn'),
    ])
    .where('account.municipality_id', '=', municipalityId)
    .where('account.id', '=', accountId)
    .executeTakeFirst()
  return { code: (row?.totpSecret ?? null) !== null, passkey: (row?.passkey ?? null) !== null, signOn: row?.signOn ?? null }
}
