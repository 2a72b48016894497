import { destroyOldItems } from '#modules/consent/public.ts'
import { dropOldCopies, refreshDue } from '#modules/lifecycle/public.ts'
import { machine } from '#platform/actor.ts'
import { dropOldDrafts } from '#platform/db/drafts.ts'
import type { Deps } from '#platform/deps.ts'
import { type Rounds, startRounds } from '#platform/rounds.ts'

const everyMs = 3_600_000
const firstMs = 90_000

/** Once an hour: copies, drafts and meeting sheets past their day go, and the list of what is due is made anew. No dossier is erased here: that takes two people. */
export async function lifeRound(deps: Deps): Promise<void> {
  const places = await deps.db.catalogue((db) => db.selectFrom('platform.municipality').select('id').execute())
  for (const { id } of places) {
    await deps.db.as(machine(id, 'administration'), async (tx) => {
      await dropOldCopies(tx, id, deps.now())
      await dropOldDrafts(tx, id, deps.now())
      await refreshDue(tx, deps, id)
      await destroyOldItems(tx, deps, id)
    })
  }
}

export function startLifeRounds(deps: Deps, onError: (error: unknown) => void): Rounds {
  return startRounds(() => lifeRound(deps), { firstMs, everyMs }, onError)
}
