import { recordAudit } from '#modules/audit/public.ts'
import { type LockedDossier, lockDossier } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { claimSave } from '#platform/db/save-once.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { policy } from '../policy.ts'

export type NotFound = { readonly kind: 'not-found' }
export type Closed = { readonly kind: 'closed' }
/** What is saved of a family: which one, and the key of this act of saving. */
export type InDossier = { readonly dossierId: string; readonly key: string | null }

type Done = { readonly id: string; readonly action: string; readonly detail?: Readonly<Record<string, string | number | boolean | null>> }

/** One act on the rights of a family, once per click: held, permitted, written down. A dossier that ended is only read. */
export async function inDossier<R>(
  deps: Deps,
  actor: Actor,
  { dossierId, key }: InDossier,
  act: (tx: Tx, dossier: LockedDossier, id: string) => Promise<Result<Done, R>>,
): Promise<Result<{ readonly id: string }, R | NotFound | Closed>> {
  if (!policy.allows(actor, 'rights.record')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx): Promise<Result<{ readonly id: string }, R | NotFound | Closed>> => {
    const dossier = await lockDossier(tx, actor.municipalityId, dossierId)
    if (dossier === null) return refuse({ kind: 'not-found' })
    if (!dossier.isOpen) return refuse({ kind: 'closed' })
    const id = deps.newId()
    const earlier = await claimSave(tx, actor, key, id, deps.now())
    if (earlier !== null) return ok({ id: earlier })
    const done = await act(tx, dossier, id)
    if (!done.ok) return done
    const { action, detail } = done.value
    await recordAudit(tx, deps, actor, { action, subjectId: done.value.id, dossierId, ...(detail === undefined ? {} : { detail }) })
    return ok({ id: done.value.id })
  })
}
