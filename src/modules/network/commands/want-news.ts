import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { networkPolicy } from '../policy.ts'

/** Whether this account of a partner gets a mail when one of the referrals of its organisation has news. Each person decides for herself. */
export async function wantNews(tx: Tx, deps: Deps, actor: Actor, wants: boolean): Promise<Result<null, { readonly kind: 'not-found' }>> {
  if (!networkPolicy.allows(actor, 'network.own-news') || actor.accountId === null) return refuse({ kind: 'not-found' })
  const row = await tx
    .updateTable('network.member')
    .set({ news_since: wants ? deps.now() : null })
    .where('municipality_id', '=', actor.municipalityId)
    .where('account_id', '=', actor.accountId)
    .returning('account_id')
    .executeTakeFirst()
  if (row === undefined) return refuse({ kind: 'not-found' })
  await recordAudit(tx, deps, actor, { action: wants ? 'network.news.wanted' : 'network.news.stopped', subjectId: row.account_id })
  return ok(null)
}
