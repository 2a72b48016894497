import type { Right } from '#modules/rights/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { rightsOf } from '../catalogue-of.ts'
import { changesFrom, readCatalogue } from '../domain/catalogue-file.ts'
import { type Change, rightOf } from '../domain/change.ts'
import { checkChange, type Problem } from '../domain/check-change.ts'
import type { FileProblem } from '../domain/file-fault.ts'
import { layOver } from '../domain/overlay.ts'
import { policy } from '../policy.ts'
import { insertDrafts, type Origin } from '../store.ts'
import { baseOf, type NotFound, recordDraft } from './draft-change.ts'

export type ImportRefusal =
  | NotFound
  | { readonly kind: 'unreadable'; readonly problems: readonly FileProblem[] }
  | { readonly kind: 'wrong'; readonly problems: readonly { readonly right: string; readonly problem: Problem }[] }
export type Imported = { readonly changeIds: readonly string[]; readonly rights: number }

/** Reads a file with rights in as drafts: one per right or amount that differs, all of them or none. Nothing is published by it. */
export async function importCatalogue(
  deps: Deps,
  actor: Actor,
  { text, origin }: { readonly text: string; readonly origin: Origin },
): Promise<Result<Imported, ImportRefusal>> {
  if (!policy.allows(actor, 'rights.catalogue.draft')) return refuse({ kind: 'not-found' })
  const read = readCatalogue(text)
  if (!read.ok) return refuse({ kind: 'unreadable', problems: read.refusal })
  return deps.db.as(actor, async (tx): Promise<Result<Imported, ImportRefusal>> => {
    const now = await rightsOf(tx, actor.municipalityId)
    const changes = changesFrom(now, read.value)
    const problems = problemsOf(now, changes, deps.today())
    if (problems.length > 0) return refuse({ kind: 'wrong', problems })
    const drafts = changes.map((change) => ({ id: deps.newId(), change, base: baseOf(now, change), note: null, origin }))
    await insertDrafts(tx, actor, drafts, deps.now())
    for (const { id, change } of drafts) await recordDraft(tx, deps, actor, id, change)
    return ok({ changeIds: drafts.map(({ id }) => id), rights: read.value.length })
  })
}

/** Checked together: rights of one file may name each other. */
function problemsOf(now: readonly Right[], changes: readonly Change[], today: string) {
  const all = changes.reduce<readonly Right[]>((rights, change) => {
    const laid = layOver(rights, change)
    return 'misfit' in laid ? rights : laid.rights
  }, now)
  return changes.flatMap((change) => {
    const checked = checkChange(all, change, today)
    return checked.ok ? [] : checked.refusal.map((problem) => ({ right: rightOf(change), problem }))
  })
}
