import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { policy } from '../policy.ts'
import { deleteNote, deleteNotesOfDossier, insertNote } from '../store.ts'

type NotFound = { readonly kind: 'not-found' }

/** A note for oneself. It belongs to its author, not to the dossier: nobody else reads it, the team lead included. */
export async function writeNote(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { dossierId, words }: { readonly dossierId: string; readonly words: string },
): Promise<Result<{ readonly noteId: string }, NotFound>> {
  if (!policy.allows(actor, 'consent.note') || actor.accountId === null) return refuse({ kind: 'not-found' })
  const id = deps.newId()
  const row = { municipality_id: actor.municipalityId, id, dossier_id: dossierId, account_id: actor.accountId, words, at: deps.now() }
  await insertNote(tx, row)
  await recordAudit(tx, deps, actor, { action: 'consent.note.written', subjectId: id, dossierId })
  return ok({ noteId: id })
}

/** Gone for good: a personal note has no history. */
export async function eraseNote(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { dossierId, noteId }: { readonly dossierId: string; readonly noteId: string },
): Promise<Result<null, NotFound>> {
  if (!policy.allows(actor, 'consent.note') || actor.accountId === null) return refuse({ kind: 'not-found' })
  const key = { municipalityId: actor.municipalityId, dossierId, accountId: actor.accountId, id: noteId }
  if (!(await deleteNote(tx, key))) return refuse({ kind: 'not-found' })
  await recordAudit(tx, deps, actor, { action: 'consent.note.erased', subjectId: noteId, dossierId })
  return ok(null)
}

/** At the closing of a dossier: the notes of all authors go, unread. Part of the transaction that closes it. */
export async function destroyWorkNotes(tx: Tx, deps: Deps, actor: Actor, dossierId: string): Promise<void> {
  const count = await deleteNotesOfDossier(tx, actor.municipalityId, dossierId)
  if (count > 0) await recordAudit(tx, deps, actor, { action: 'consent.note.destroyed', dossierId, detail: { count } })
}
