import type { Actor } from '../actor.ts'
import type { Deps } from '../deps.ts'
import { type Result, refuse } from '../result.ts'
import type { Tx } from './database.ts'

class RolledBack extends Error {}

/** Runs an act in one transaction and rolls all of it back when it is refused, its claim of the save key included: the corrected form may try again. */
export async function keepOnly<T, R>(deps: Pick<Deps, 'db'>, actor: Actor, act: (tx: Tx) => Promise<Result<T, R>>): Promise<Result<T, R>> {
  const refusals: { readonly refusal: R }[] = []
  try {
    return await deps.db.as(actor, async (tx) => {
      const result = await act(tx)
      if (result.ok) return result
      refusals.push(result)
      throw new RolledBack('refused')
    })
  } catch (error) {
    const [refused] = refusals
    if (error instanceof RolledBack && refused !== undefined) return refuse(refused.refusal)
    throw error
  }
}
