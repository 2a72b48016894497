import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { identityPolicy } from '../policy.ts'

/**
 * Says whether a password and a code still open anything. Sessions that run notice within two seconds. The practice municipality refuses: its
 * accounts are for everybody, and nobody may lock the others out.
 */
export async function setStrongOnly(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  isStrongOnly: boolean,
): Promise<Result<null, { readonly kind: 'not-found' | 'practice' }>> {
  const { municipalityId } = actor
  if (!identityPolicy.allows(actor, 'access.settings') && actor.role !== 'machine') return refuse({ kind: 'not-found' })
  const place = await tx.selectFrom('platform.municipality').select('is_demo').where('id', '=', municipalityId).executeTakeFirst()
  if (place?.is_demo === true && isStrongOnly) return refuse({ kind: 'practice' })
  const row = { is_strong_only: isStrongOnly, changed_at: deps.now(), changed_by: actor.accountId }
  await tx
    .insertInto('identity.sign_in_rule')
    .values({ municipality_id: municipalityId, ...row })
    .onConflict((conflict) => conflict.columns(['municipality_id']).doUpdateSet(row))
    .execute()
  await recordAudit(tx, deps, actor, { action: 'identity.sign-in-rule.set', detail: { strongOnly: isStrongOnly } })
  return ok(null)
}
