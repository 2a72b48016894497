import { sql } from 'kysely'
import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { packRights, rightsOf } from '../catalogue-of.ts'
import { checkChange, type Problem } from '../domain/check-change.ts'
import { standsWithout } from '../domain/stands-without.ts'
import { policy } from '../policy.ts'
import { readChange, readChangeRow, readPublished } from '../queries/read-changes.ts'
import { markChange } from '../store.ts'
import { digestOf, type NotFound } from './draft-change.ts'

export type PublishRefusal =
  | NotFound
  /** The drafter asks somebody else. */
  | { readonly kind: 'own-draft' }
  /** The right it replaces was changed since it was drafted. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'wrong'; readonly problems: readonly Problem[] }

export type WhichChange = { readonly changeId: string; readonly reason: string }

/** Two who publish at once would each check against what the other is about to change. */
async function oneAtATime(tx: Tx, municipalityId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`rights catalogue ${municipalityId}`}))`.execute(tx)
}

/** Makes a draft hold for everybody. Somebody else than the drafter does it, with a reason, after the checks ran again on the catalogue of now. */
export async function publishChange(
  deps: Deps,
  actor: Actor,
  { changeId, reason }: WhichChange,
): Promise<Result<{ readonly rightId: string }, PublishRefusal>> {
  if (!policy.allows(actor, 'rights.catalogue.publish')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx): Promise<Result<{ readonly rightId: string }, PublishRefusal>> => {
    const { municipalityId, accountId } = actor
    await oneAtATime(tx, municipalityId)
    const kept = await readChange(tx, municipalityId, changeId)
    if (kept?.state !== 'draft') return refuse({ kind: 'not-found' })
    if (kept.by !== null && kept.by === accountId) return refuse({ kind: 'own-draft' })
    const rights = await rightsOf(tx, municipalityId)
    if (kept.base !== null && kept.base !== digestOf(rights.find(({ id }) => id === kept.rightId))) return refuse({ kind: 'stale' })
    const checked = checkChange(rights, kept.change, deps.today())
    if (!checked.ok) return refuse({ kind: 'wrong', problems: checked.refusal })
    await markChange(tx, municipalityId, changeId, { published_at: deps.now(), published_by: accountId, publish_reason: reason })
    const detail = { right: kept.rightId, kind: kept.change.kind, drafter: kept.by }
    await recordAudit(tx, deps, actor, { action: 'rights-catalogue.change.published', subjectId: changeId, detail })
    return ok({ rightId: kept.rightId })
  })
}

export type WithdrawRefusal = NotFound | { readonly kind: 'built-on'; readonly changeIds: readonly string[] }

/** Takes a published change back as a whole, at once, also one that cannot be read any more. Refused while a later one builds on it: that one is taken back first. */
export async function withdrawChange(
  deps: Deps,
  actor: Actor,
  { changeId, reason }: WhichChange,
): Promise<Result<{ readonly rightId: string }, WithdrawRefusal>> {
  if (!policy.allows(actor, 'rights.catalogue.publish')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx): Promise<Result<{ readonly rightId: string }, WithdrawRefusal>> => {
    const { municipalityId, accountId } = actor
    await oneAtATime(tx, municipalityId)
    const kept = await readChangeRow(tx, municipalityId, changeId)
    if (kept?.state !== 'published') return refuse({ kind: 'not-found' })
    const published = await readPublished(tx, municipalityId)
    const builtOn = standsWithout(packRights(), published, changeId, deps.today())
    if (builtOn.length > 0) return refuse({ kind: 'built-on', changeIds: builtOn })
    await markChange(tx, municipalityId, changeId, { withdrawn_at: deps.now(), withdrawn_by: accountId, withdraw_reason: reason })
    const detail = { right: kept.rightId, kind: kept.kind }
    await recordAudit(tx, deps, actor, { action: 'rights-catalogue.change.withdrawn', subjectId: changeId, detail })
    return ok({ rightId: kept.rightId })
  })
}
