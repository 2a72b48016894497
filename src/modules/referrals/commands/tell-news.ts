import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { isNews, type NewsStage } from '../domain/news.ts'

type Seen = { readonly referralId: string; readonly stages: readonly NewsStage[] }

/**
 * Keeps what a partner can see of each referral now, and answers whether any of it is news since it was last kept. The caller holds the account, so
 * that two rounds at once do not both find the same news.
 */
export async function keepTold(
  tx: Tx,
  deps: Pick<Deps, 'now'>,
  municipalityId: string,
  accountId: string,
  seen: readonly Seen[],
): Promise<boolean> {
  if (seen.length === 0) return false
  const rows = await tx
    .selectFrom('referrals.told')
    .select(['referral_id as referralId', 'stages'])
    .where('municipality_id', '=', municipalityId)
    .where('account_id', '=', accountId)
    .execute()
  const before = new Map(rows.map(({ referralId, stages }) => [referralId, stages]))
  const changed = seen.filter(({ referralId, stages }) => before.get(referralId)?.join() !== stages.join())
  if (changed.length === 0) return false
  await tx
    .insertInto('referrals.told')
    .values(
      changed.map(({ referralId, stages }) => ({
        municipality_id: municipalityId,
        account_id: accountId,
        referral_id: referralId,
        stages: [...stages],
        at: deps.now(),
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['municipality_id', 'account_id', 'referral_id'])
        .doUpdateSet({ stages: sql`excluded.stages`, at: sql`excluded.at` }),
    )
    .execute()
  return changed.some(({ referralId, stages }) => isNews(before.get(referralId) ?? [], stages))
}

/** A partner who wants no more mails: what she was told is not kept either. */
export async function forgetTold(tx: Tx, municipalityId: string, accountId: string): Promise<void> {
  await tx.deleteFrom('referrals.told').where('municipality_id', '=', municipalityId).where('account_id', '=', accountId).execute()
}
