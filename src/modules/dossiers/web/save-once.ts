import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { claimSave } from '#platform/db/save-once.ts'
import type { Deps } from '#platform/deps.ts'
import type { Result } from '#platform/result.ts'

export type Saved<T, R> =
  | { readonly kind: 'saved'; readonly value: T }
  /** The same form was saved before; it led there. */
  | { readonly kind: 'before'; readonly to: string }
  | { readonly kind: 'refused'; readonly refusal: R }

/** Runs one act of saving once per key. A refusal rolls everything back, the key too, so that the corrected form can still be saved. */
export async function saveOnce<T, R>(
  deps: Deps,
  actor: Actor,
  key: string | null,
  to: string,
  work: (tx: Tx) => Promise<Result<T, R>>,
): Promise<Saved<T, R>> {
  const rolledBack = new Error('refused')
  const refusals: R[] = []
  try {
    return await deps.db.as(actor, async (tx) => {
      const before = await claimSave(tx, actor, key, to, deps.now())
      if (before !== null) return { kind: 'before', to: before }
      const result = await work(tx)
      if (result.ok) return { kind: 'saved', value: result.value }
      refusals.push(result.refusal)
      throw rolledBack
    })
  } catch (error) {
    const [refusal] = refusals
    if (error !== rolledBack || refusal === undefined) throw error
    return { kind: 'refused', refusal }
  }
}
