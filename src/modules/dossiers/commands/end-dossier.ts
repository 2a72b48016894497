import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import type { Result } from '#platform/result.ts'
import type { Ending, EndingRefusal } from '../domain/ending.ts'

export type EndDossier = Ending & { readonly dossierId: string }

/** Ends guidance with a reason and a closing summary; reversible by reopening. */
export async function endDossier(
  _tx: Tx,
  _deps: Deps,
  _actor: Actor,
  _command: EndDossier,
): Promise<Result<{ readonly endingId: string }, EndingRefusal | { readonly kind: 'not-found' }>> {
  throw new Error('not ready')
}
