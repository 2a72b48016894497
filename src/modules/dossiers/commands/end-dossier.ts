import { recordAudit } from '#modules/audit/public.ts'
import { destroyWorkNotes, hasWorkNotes } from '#modules/consent/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { dropDraft } from '#platform/db/drafts.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { NotFound } from '../domain/change.ts'
import { checkEnding, type Ending, type EndingRefusal } from '../domain/ending.ts'
import { endingWithoutLookBack } from '../queries/without-look-back.ts'
import { keepMothersListed } from '../store.ts'
import { beginChange } from './change.ts'

export type EndDossier = Ending & {
  readonly dossierId: string
  /** From an imported list, which says it itself; the rule decides when left out. */
  readonly isDropOut?: boolean | undefined
  /** Asked from a page that did not say that work notes go: refused when there are any. */
  readonly onlyReversible?: boolean | undefined
}

/** Where a look back that is not saved yet is kept. */
export function lookBackDraft(dossierId: string): string {
  return `look-back:${dossierId}`
}

/** Ends guidance with a reason and a closing summary; reversible by reopening. Personal work notes go for good, as the form says beforehand. */
export async function endDossier(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  command: EndDossier,
): Promise<Result<{ readonly endingId: string }, EndingRefusal | NotFound>> {
  const dossier = await beginChange(tx, actor, command.dossierId)
  if (dossier === null) return refuse({ kind: 'not-found' })
  const decision = checkEnding(dossier, command, deps.today())
  if (!decision.ok) return decision
  if (command.onlyReversible === true && (await hasWorkNotes(tx, actor.municipalityId, dossier.id))) {
    return refuse({ kind: 'notes-would-go' })
  }
  const endingId = deps.newId()
  await tx
    .insertInto('dossiers.ending')
    .values({
      municipality_id: actor.municipalityId,
      id: endingId,
      dossier_id: dossier.id,
      ended_on: command.endedOn,
      reason: command.reason,
      reason_text: command.reasonText,
      is_drop_out: command.isDropOut ?? decision.value.isDropOut,
      summary: command.summary,
      at: deps.now(),
      by: actor.accountId,
    })
    .execute()
  await tx
    .updateTable('dossiers.dossier')
    .set({ is_open: false, ended_on: command.endedOn })
    .where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', dossier.id)
    .execute()
  await keepMothersListed(tx, actor.municipalityId, [dossier.motherId])
  await destroyWorkNotes(tx, deps, actor, dossier.id)
  const detail = { reason: command.reason }
  await recordAudit(tx, deps, actor, { action: 'dossiers.dossier.ended', subjectId: endingId, dossierId: dossier.id, detail })
  return ok({ endingId })
}

export type LookBackRefusal = NotFound | { readonly kind: 'not-ended-yet' } | { readonly kind: 'words-needed' }

/** The closing summary, written after the end; written once, for whoever meets this family again. */
export async function writeLookBack(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { dossierId, summary }: { readonly dossierId: string; readonly summary: string },
): Promise<Result<null, LookBackRefusal>> {
  const dossier = await beginChange(tx, actor, dossierId)
  if (dossier === null) return refuse({ kind: 'not-found' })
  if (dossier.isOpen) return refuse({ kind: 'not-ended-yet' })
  if (summary.trim() === '') return refuse({ kind: 'words-needed' })
  const endingId = await endingWithoutLookBack(tx, actor.municipalityId, dossier.id)
  if (endingId === null) return refuse({ kind: 'not-found' })
  // By its own id: the words are sealed for that one row.
  await tx
    .updateTable('dossiers.ending')
    .set({ summary: summary.trim() })
    .where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', endingId)
    .execute()
  dropDraft(tx, actor, lookBackDraft(dossier.id))
  await recordAudit(tx, deps, actor, { action: 'dossiers.look-back.written', subjectId: endingId, dossierId: dossier.id })
  return ok(null)
}

/** Opens it again; the ending stays in the history, with who reopened it and when. */
export async function reopenDossier(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  command: { readonly dossierId: string },
): Promise<Result<null, NotFound | { readonly kind: 'not-ended' }>> {
  const dossier = await beginChange(tx, actor, command.dossierId)
  if (dossier === null) return refuse({ kind: 'not-found' })
  if (dossier.isOpen) return refuse({ kind: 'not-ended' })
  await tx
    .updateTable('dossiers.ending')
    .set({ reopened_at: deps.now(), reopened_by: actor.accountId })
    .where('municipality_id', '=', actor.municipalityId)
    .where('dossier_id', '=', dossier.id)
    .where('reopened_at', 'is', null)
    .execute()
  await tx
    .updateTable('dossiers.dossier')
    .set({ is_open: true, ended_on: null })
    .where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', dossier.id)
    .execute()
  await keepMothersListed(tx, actor.municipalityId, [dossier.motherId])
  await recordAudit(tx, deps, actor, { action: 'dossiers.dossier.reopened', subjectId: dossier.id, dossierId: dossier.id })
  return ok(null)
}
