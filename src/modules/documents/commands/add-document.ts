import { recordAudit } from '#modules/audit/public.ts'
import { lockDossier } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import { claimSave } from '#platform/db/save-once.ts'
import type { Deps } from '#platform/deps.ts'
import type { FileRefusal } from '#platform/files/kinds.ts'
import { takeIn } from '#platform/files/take-in.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { type About, checkRoom, type NoRoom, nameOf } from '../domain/document.ts'
import type { DocumentOptions } from '../options.ts'
import { policy } from '../policy.ts'
import { insertDocument, usedRoom } from '../store.ts'

export type AddDocument = {
  readonly dossierId: string
  /** A contact of this dossier, looked up by the caller; null when it belongs to none. */
  readonly contactId: string | null
  readonly about: About
  readonly name: string | null
  readonly fileName: string
  readonly bytes: Buffer
  readonly saveKey: string | null
}
export type AddRefusal = { readonly kind: 'not-found' } | NoRoom | { readonly kind: 'file'; readonly why: FileRefusal }

/** Takes a file in: proven, looked at, drawn anew when it is an image, sealed, and then noted in the dossier. */
export async function addDocument(
  deps: Deps,
  options: DocumentOptions,
  actor: Actor,
  command: AddDocument,
): Promise<Result<{ readonly documentId: string }, AddRefusal>> {
  if (!policy.allows(actor, 'documents.add')) return refuse({ kind: 'not-found' })
  const { municipalityId } = actor
  // Before the costly part: whose dossier is it, and is there room.
  const asked = await deps.db.as(actor, async (tx) => {
    const dossier = await lockDossier(tx, municipalityId, command.dossierId)
    if (dossier === null) return refuse({ kind: 'not-found' } as const)
    return checkRoom(command.bytes.length, await usedRoom(tx, municipalityId, dossier.id), options.room)
  })
  if (!asked.ok) return asked
  const file = await takeIn(command.bytes, options.scanner)
  if (!file.ok) return refuse({ kind: 'file', why: file.refusal })
  const id = deps.newId()
  const fileKey = await options.files.put({ municipalityId, id }, file.value.bytes)
  const saved = await deps.db.as(actor, async (tx) => {
    const dossier = await lockDossier(tx, municipalityId, command.dossierId)
    if (dossier === null) return refuse({ kind: 'not-found' } as const)
    const earlier = await claimSave(tx, actor, command.saveKey, id, deps.now())
    if (earlier !== null) return ok({ documentId: earlier })
    const { type, bytes, scan } = file.value
    const room = checkRoom(bytes.length, await usedRoom(tx, municipalityId, dossier.id), options.room)
    if (!room.ok) return room
    await insertDocument(tx, {
      municipality_id: municipalityId,
      id,
      dossier_id: dossier.id,
      contact_id: command.contactId,
      about: command.about,
      name: nameOf(command.name, command.fileName),
      type,
      bytes: bytes.length,
      file_key: fileKey,
      scan,
      at: deps.now(),
      by: actor.accountId,
    })
    const detail = { type, bytes: bytes.length, scan }
    await recordAudit(tx, deps, actor, { action: 'documents.document.added', subjectId: id, dossierId: dossier.id, detail })
    return ok({ documentId: id })
  })
  if (!saved.ok || saved.value.documentId !== id) await options.files.remove({ municipalityId, id })
  return saved
}
