import { createHash } from 'node:crypto'
import { recordAudit } from '#modules/audit/public.ts'
import type { Right } from '#modules/rights/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { claimSave } from '#platform/db/save-once.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { rightsOf } from '../catalogue-of.ts'
import { type Change, rightOf } from '../domain/change.ts'
import { checkChange, type Problem } from '../domain/check-change.ts'
import { policy } from '../policy.ts'
import { readChange } from '../queries/read-changes.ts'
import { insertDrafts, markChange, type Origin } from '../store.ts'

export type NotFound = { readonly kind: 'not-found' }
export type DraftRefusal = NotFound | { readonly kind: 'wrong'; readonly problems: readonly Problem[] }

/** What a draft that replaces a whole right was made from: published elsewhere meanwhile, it must be looked at again. */
export function digestOf(right: Right | undefined): string {
  return right === undefined ? 'none' : createHash('sha256').update(JSON.stringify(right)).digest('hex').slice(0, 32)
}

export type DraftChange = {
  readonly change: Change
  readonly note: string | null
  readonly origin: Origin
  /** The draft this one takes the place of. */
  readonly instead?: string | undefined
  readonly key: string | null
}

/** Keeps a change as a draft when it fits and holds together. Nothing changes for a family before a second person publishes it. */
export async function draftChange(
  deps: Deps,
  actor: Actor,
  { change, note, origin, instead, key }: DraftChange,
): Promise<Result<{ readonly changeId: string }, DraftRefusal>> {
  if (!policy.allows(actor, 'rights.catalogue.draft')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx): Promise<Result<{ readonly changeId: string }, DraftRefusal>> => {
    const { municipalityId } = actor
    const rights = await rightsOf(tx, municipalityId)
    const checked = checkChange(rights, change, deps.today())
    if (!checked.ok) return refuse({ kind: 'wrong', problems: checked.refusal })
    const changeId = deps.newId()
    const earlier = await claimSave(tx, actor, key, changeId, deps.now())
    if (earlier !== null) return ok({ changeId: earlier })
    await insertDrafts(tx, actor, [{ id: changeId, change, base: baseOf(rights, change), note, origin }], deps.now())
    await recordDraft(tx, deps, actor, changeId, change)
    if (instead !== undefined) await dropDraft(tx, deps, actor, instead)
    return ok({ changeId })
  })
}

export function baseOf(rights: readonly Right[], change: Change): string | null {
  return change.kind === 'right' ? digestOf(rights.find(({ id }) => id === change.right.id)) : null
}

export async function recordDraft(tx: Tx, deps: Deps, actor: Actor, changeId: string, change: Change): Promise<void> {
  const detail = { right: rightOf(change), kind: change.kind }
  await recordAudit(tx, deps, actor, { action: 'rights-catalogue.change.drafted', subjectId: changeId, detail })
}

async function dropDraft(tx: Tx, deps: Deps, actor: Actor, changeId: string): Promise<boolean> {
  const kept = await readChange(tx, actor.municipalityId, changeId)
  if (kept?.state !== 'draft') return false
  await markChange(tx, actor.municipalityId, changeId, { dropped_at: deps.now(), dropped_by: actor.accountId })
  await recordAudit(tx, deps, actor, { action: 'rights-catalogue.change.dropped', subjectId: changeId, detail: { right: kept.rightId } })
  return true
}

/** Puts a draft aside, or takes it up again. */
export async function turnDraft(
  deps: Deps,
  actor: Actor,
  { changeId, to }: { readonly changeId: string; readonly to: 'dropped' | 'draft' },
): Promise<Result<{ readonly changeId: string }, NotFound>> {
  if (!policy.allows(actor, 'rights.catalogue.draft')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx): Promise<Result<{ readonly changeId: string }, NotFound>> => {
    if (to === 'dropped') return (await dropDraft(tx, deps, actor, changeId)) ? ok({ changeId }) : refuse({ kind: 'not-found' })
    const kept = await readChange(tx, actor.municipalityId, changeId)
    if (kept?.state !== 'dropped') return refuse({ kind: 'not-found' })
    await markChange(tx, actor.municipalityId, changeId, { dropped_at: null, dropped_by: null })
    await recordAudit(tx, deps, actor, { action: 'rights-catalogue.change.restored', subjectId: changeId, detail: { right: kept.rightId } })
    return ok({ changeId })
  })
}
