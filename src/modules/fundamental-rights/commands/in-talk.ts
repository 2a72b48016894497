import { readDossier } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { type Result, refuse } from '#platform/result.ts'
import type { Talk } from '../domain/talk.ts'
import { policy } from '../policy.ts'
import { readTalk } from '../queries/read-talks.ts'
import { lockTalk } from '../store.ts'

export type NotFound = { readonly kind: 'not-found' }
export type WhichTalk = { readonly dossierId: string; readonly talkId: string }

/** One act in a talk that stands: looked up, held, and with its dossier in sight. What may not be seen is not found. */
export async function inTalk<T, R>(
  deps: Deps,
  actor: Actor,
  { dossierId, talkId }: WhichTalk,
  act: (tx: Tx, talk: Talk) => Promise<Result<T, R>>,
): Promise<Result<T, R | NotFound>> {
  if (!policy.allows(actor, 'fundamental-rights.record')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx): Promise<Result<T, R | NotFound>> => {
    const dossier = await readDossier(tx, actor.municipalityId, dossierId, deps.today())
    if (dossier === null || (await lockTalk(tx, actor.municipalityId, dossierId, talkId)) === null) return refuse({ kind: 'not-found' })
    const talk = await readTalk(tx, actor.municipalityId, dossierId, talkId)
    return talk === null ? refuse({ kind: 'not-found' }) : act(tx, talk)
  })
}
