import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { type Limits, rules } from '../domain/unusual.ts'
import { auditPolicy } from '../policy.ts'
import { limitsOf } from '../queries/look-ups.ts'
import { recordAudit } from '../record.ts'

type NotFound = { readonly kind: 'not-found' }
/** `accountId`: whose look-up it was. */
export type WriteReview = {
  readonly signal: string
  readonly accountId: string | null
  readonly dossierId: string | null
  readonly note: string
}

/** Notes what came of asking about one look-up. Nobody reviews her own; a review once written stands. */
export async function writeReview(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  command: WriteReview,
): Promise<Result<null, NotFound | { readonly kind: 'own' }>> {
  if (!auditPolicy.allows(actor, 'audit.review') || actor.accountId === null) return refuse({ kind: 'not-found' })
  if (command.accountId === actor.accountId) return refuse({ kind: 'own' })
  const id = deps.newId()
  const row = { municipality_id: actor.municipalityId, id, signal: command.signal, note: command.note }
  await tx
    .insertInto('audit.review')
    .values({ ...row, reviewed_by: actor.accountId, reviewed_at: deps.now() })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'signal']).doNothing())
    .execute()
  await recordAudit(tx, deps, actor, {
    action: 'audit.review.written',
    subjectId: id,
    dossierId: command.dossierId ?? undefined,
    detail: { accountId: command.accountId },
  })
  return ok(null)
}

/** Sets from how many on a look-up is shown. Only what differs is written. */
export async function setLimits(deps: Deps, actor: Actor, limits: Limits): Promise<Result<null, NotFound>> {
  const { accountId, municipalityId } = actor
  if (!auditPolicy.allows(actor, 'audit.review') || accountId === null) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const before = await limitsOf(tx, municipalityId)
    for (const rule of rules.filter((one) => before[one] !== limits[one])) {
      const id = deps.newId()
      await tx
        .insertInto('audit.threshold')
        .values({ municipality_id: municipalityId, id, name: rule, value: limits[rule], set_by: accountId, set_at: deps.now() })
        .execute()
      const detail = { rule, before: before[rule], after: limits[rule] }
      await recordAudit(tx, deps, actor, { action: 'audit.threshold.set', subjectId: id, detail })
    }
    return ok(null)
  })
}
