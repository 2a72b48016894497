import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { type Change, rightOf } from './domain/change.ts'

export type Origin = 'form' | 'import' | 'command'
export type NewDraft = {
  readonly id: string
  readonly change: Change
  readonly base: string | null
  readonly note: string | null
  readonly origin: Origin
}

export async function insertDrafts(tx: Tx, actor: Actor, drafts: readonly NewDraft[], at: Date): Promise<void> {
  if (drafts.length === 0) return
  const rows = drafts.map(({ id, change, base, note, origin }) => ({
    municipality_id: actor.municipalityId,
    id,
    right_id: rightOf(change),
    kind: change.kind,
    content: JSON.stringify(change),
    base,
    note,
    origin,
    at,
    by: actor.accountId,
  }))
  await tx.insertInto('rights_catalogue.change').values(rows).execute()
}

type Mark =
  | { readonly dropped_at: Date | null; readonly dropped_by: string | null }
  | { readonly published_at: Date; readonly published_by: string | null; readonly publish_reason: string }
  | { readonly withdrawn_at: Date; readonly withdrawn_by: string | null; readonly withdraw_reason: string }
  | { readonly job_id: string }

export async function markChange(tx: Tx, municipalityId: string, changeId: string, mark: Mark): Promise<void> {
  await tx
    .updateTable('rights_catalogue.change')
    .set(mark)
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', changeId)
    .execute()
}
