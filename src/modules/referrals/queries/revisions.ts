import type { Tx } from '#platform/db/database.ts'

export type Revision = { readonly id: string; readonly fields: readonly string[]; readonly at: Date; readonly by: string | null }

/** When a referral was revised and which answers changed, oldest first. */
export async function revisionsOf(tx: Tx, municipalityId: string, referralId: string): Promise<Revision[]> {
  return tx
    .selectFrom('referrals.revision')
    .select(['id', 'fields', 'at', 'by'])
    .where('municipality_id', '=', municipalityId)
    .where('referral_id', '=', referralId)
    .orderBy('at')
    .execute()
}
