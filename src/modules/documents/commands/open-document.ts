import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import { claimSave } from '#platform/db/save-once.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { onOpening } from '../domain/document.ts'
import type { DocumentOptions } from '../options.ts'
import { policy } from '../policy.ts'
import { type DocumentRow, readDocument } from '../queries/documents.ts'
import { updateDocument } from '../store.ts'

export type OpenRefusal =
  | { readonly kind: 'not-found' }
  /** The dossier to go back to, so that the reader is told there. */
  | { readonly kind: 'infected' | 'scanner-silent' | 'gone'; readonly dossierId: string }
export type OpenedDocument = DocumentRow & { readonly content: Buffer }

/** Gives the bytes of a document and writes down who had them. */
export async function openDocument(
  deps: Deps,
  { files, scanner }: DocumentOptions,
  actor: Actor,
  documentId: string,
): Promise<Result<OpenedDocument, OpenRefusal>> {
  if (!policy.allows(actor, 'documents.read')) return refuse({ kind: 'not-found' })
  const { municipalityId } = actor
  const found = await deps.db.as(actor, (tx) => readDocument(tx, municipalityId, documentId))
  if (found === null || found.withdrawnAt !== null) return refuse({ kind: 'not-found' })
  const { fileKey, ...row } = found
  const act = onOpening(row.scan, scanner !== null)
  if (act === 'refuse') return refuse({ kind: 'infected', dossierId: row.dossierId })
  const content = await files.read({ municipalityId, id: row.id }, fileKey)
  if (content === null) return refuse({ kind: 'gone', dossierId: row.dossierId })
  const scanned = act === 'scan-first' && scanner !== null ? (await scanner.scan(content)).state : row.scan
  return deps.db.as(
    actor,
    async (tx) => {
      const about = { subjectId: row.id, dossierId: row.dossierId }
      if (scanned !== row.scan) await updateDocument(tx, { municipalityId, id: row.id }, { scan: scanned })
      if (scanned === 'infected') {
        await recordAudit(tx, deps, actor, { action: 'documents.document.found-infected', ...about })
        return refuse({ kind: 'infected', dossierId: row.dossierId } as const)
      }
      if (scanned === 'not-scanned' && scanner !== null) return refuse({ kind: 'scanner-silent', dossierId: row.dossierId } as const)
      await recordAudit(tx, deps, actor, { action: 'documents.document.read', ...about })
      return ok({ ...row, scan: scanned, content })
    },
    { keepRefused: true },
  )
}

/**
 * Gives the bytes for a ticket. That she has them stands in the audit since the ticket was written ({@link openDocument}); here it is looked at anew whether
 * she may, and the ticket is used up. `once` is the ticket's own id.
 */
export async function redeemTicket(
  deps: Deps,
  { files, scanner }: DocumentOptions,
  actor: Actor,
  { documentId, once }: { readonly documentId: string; readonly once: string },
): Promise<OpenedDocument | null> {
  if (!policy.allows(actor, 'documents.read')) return null
  const { municipalityId } = actor
  const found = await deps.db.as(actor, async (tx) => {
    const document = await readDocument(tx, municipalityId, documentId)
    if (document === null || document.withdrawnAt !== null || onOpening(document.scan, scanner !== null) !== 'give') return null
    return (await claimSave(tx, actor, once, 'ticket', deps.now())) === null ? document : null
  })
  if (found === null) return null
  const { fileKey, ...row } = found
  const content = await files.read({ municipalityId, id: row.id }, fileKey)
  return content === null ? null : { ...row, content }
}
