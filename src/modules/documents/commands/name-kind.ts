import { recordAudit } from '#modules/audit/public.ts'
import { lockDossier } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { About } from '../domain/document.ts'
import { policy } from '../policy.ts'
import { readDocument } from '../queries/documents.ts'
import { updateDocument } from '../store.ts'

export type NameKind = { readonly dossierId: string; readonly documentId: string; readonly about: About }

/** Says afterwards what kind of paper a file is. */
export async function nameKind(deps: Deps, actor: Actor, command: NameKind): Promise<Result<null, { readonly kind: 'not-found' }>> {
  if (!policy.allows(actor, 'documents.add')) return refuse({ kind: 'not-found' })
  const { municipalityId } = actor
  return deps.db.as(actor, async (tx) => {
    const dossier = await lockDossier(tx, municipalityId, command.dossierId)
    const stored = dossier === null ? null : await readDocument(tx, municipalityId, command.documentId)
    if (dossier === null || stored?.dossierId !== dossier.id) return refuse({ kind: 'not-found' })
    await updateDocument(tx, { municipalityId, id: stored.id }, { about: command.about })
    await recordAudit(tx, deps, actor, { action: 'documents.document.named', subjectId: stored.id, dossierId: dossier.id })
    return ok(null)
  })
}
