import { recordAudit } from '#modules/audit/public.ts'
import { destroyWorkNotes } from '#modules/consent/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { NotFound } from '../domain/change.ts'
import { checkEnding, type Ending, type EndingRefusal } from '../domain/ending.ts'
import { beginChange } from './change.ts'

export type EndDossier = Ending & {
  readonly dossierId: string
  /** From an imported list, which says it itself; the rule decides when left out. */
  readonly isDropOut?: boolean | undefined
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
  await destroyWorkNotes(tx, deps, actor, dossier.id)
  const detail = { reason: command.reason }
  await recordAudit(tx, deps, actor, { action: 'dossiers.dossier.ended', subjectId: endingId, dossierId: dossier.id, detail })
  return ok({ endingId })
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
  await recordAudit(tx, deps, actor, { action: 'dossiers.dossier.reopened', subjectId: dossier.id, dossierId: dossier.id })
  return ok(null)
}
