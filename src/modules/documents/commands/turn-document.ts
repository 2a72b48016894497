import { recordAudit } from '#modules/audit/public.ts'
import { lockDossier } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { afterCommit } from '#platform/db/running.ts'
import type { Deps } from '#platform/deps.ts'
import type { FileStore } from '#platform/files/store.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { policy } from '../policy.ts'
import { readDocument } from '../queries/documents.ts'
import { deleteDocuments, updateDocument } from '../store.ts'

export type TurnDocument = { readonly dossierId: string; readonly documentId: string; readonly to: 'withdrawn' | 'restored' }

/** Takes a document back, or puts it back. Its file stays until the dossier is erased. */
export async function turnDocument(deps: Deps, actor: Actor, command: TurnDocument): Promise<Result<null, { readonly kind: 'not-found' }>> {
  if (!policy.allows(actor, 'documents.add')) return refuse({ kind: 'not-found' })
  const { municipalityId } = actor
  return deps.db.as(actor, async (tx) => {
    const dossier = await lockDossier(tx, municipalityId, command.dossierId)
    const stored = dossier === null ? null : await readDocument(tx, municipalityId, command.documentId)
    if (dossier === null || stored?.dossierId !== dossier.id) return refuse({ kind: 'not-found' })
    // Taking back twice is taking back once.
    if ((stored.withdrawnAt !== null) === (command.to === 'withdrawn')) return ok(null)
    await updateDocument(tx, { municipalityId, id: stored.id }, { withdrawn_at: command.to === 'withdrawn' ? deps.now() : null })
    const about = { subjectId: stored.id, dossierId: dossier.id }
    await recordAudit(tx, deps, actor, { action: `documents.document.${command.to}`, ...about })
    return ok(null)
  })
}

/**
 * For erasing a dossier, inside its transaction: rows go now, files once that is kept. A file whose row is gone is noise already, since its key stood in the
 * row. Answers how many there were.
 */
export async function eraseDocuments(tx: Tx, files: FileStore, municipalityId: string, dossierId: string): Promise<number> {
  const ids = await deleteDocuments(tx, municipalityId, dossierId)
  afterCommit(() => {
    for (const id of ids) files.remove({ municipalityId, id }).catch(() => undefined)
  })
  return ids.length
}
