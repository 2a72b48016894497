import type { Tx } from '#platform/db/database.ts'

export type NewsReader = { readonly accountId: string; readonly organisationId: string }

/** The accounts that want a mail when there is news. */
export async function newsReaders(tx: Tx, municipalityId: string): Promise<readonly NewsReader[]> {
  return tx
    .selectFrom('network.member')
    .select(['account_id as accountId', 'organisation_id as organisationId'])
    .where('municipality_id', '=', municipalityId)
    .where('news_since', 'is not', null)
    .orderBy('account_id')
    .execute()
}

/** Whether an account wants it still, held until the transaction ends; null when it wants it no more. */
export async function holdNewsReader(tx: Tx, municipalityId: string, accountId: string): Promise<NewsReader | null> {
  const row = await tx
    .selectFrom('network.member')
    .select(['account_id as accountId', 'organisation_id as organisationId'])
    .where('municipality_id', '=', municipalityId)
    .where('account_id', '=', accountId)
    .where('news_since', 'is not', null)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** What an account chose. */
export async function wantsNews(tx: Tx, municipalityId: string, accountId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('network.member')
    .select('news_since')
    .where('municipality_id', '=', municipalityId)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row !== undefined && row.news_since !== null
}
