import type { Tx } from '#platform/db/database.ts'

/** Whether only a passkey or the identity service opens anything in this municipality. Until somebody said so, a password and a code do too. */
export async function readStrongOnly(tx: Tx, municipalityId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('identity.sign_in_rule')
    .select('is_strong_only')
    .where('municipality_id', '=', municipalityId)
    .executeTakeFirst()
  return row?.is_strong_only === true
}

export type StrongMeans = { readonly all: number; readonly without: number }

/** Open accounts, and how many of them have neither a passkey nor a link with the identity service. */
export async function countStrongMeans(tx: Tx, municipalityId: string): Promise<StrongMeans> {
  const accounts = await tx
    .selectFrom('identity.account')
    .select('id')
    .where('municipality_id', '=', municipalityId)
    .where('disabled_at', 'is', null)
    .execute()
  const keys = await tx
    .selectFrom('identity.passkey')
    .select('account_id as id')
    .where('municipality_id', '=', municipalityId)
    .where('revoked_at', 'is', null)
    .execute()
  const links = await tx
    .selectFrom('identity.account_link')
    .select('account_id as id')
    .where('municipality_id', '=', municipalityId)
    .execute()
  const strong = new Set([...keys, ...links].map(({ id }) => id))
  return { all: accounts.length, without: accounts.filter(({ id }) => !strong.has(id)).length }
}
