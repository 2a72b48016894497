import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { checkOpen, checkRefusal, type Ended, type NotFound, type RefusalRefusal } from '../domain/change.ts'
import type { Refused } from '../domain/summary.ts'
import { beginChange } from './change.ts'

/** What counts for her now, most important first, in her own words. Replaces the list before; that one stays in the history. */
export async function setFocus(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { dossierId, saidOn, words }: { readonly dossierId: string; readonly saidOn: IsoDay; readonly words: readonly string[] },
): Promise<Result<null, NotFound | Ended>> {
  const dossier = await beginChange(tx, actor, dossierId)
  if (dossier === null) return refuse({ kind: 'not-found' })
  const open = checkOpen(dossier)
  if (!open.ok) return open
  await tx
    .updateTable('dossiers.focus')
    .set({ replaced_at: deps.now() })
    .where('municipality_id', '=', actor.municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('replaced_at', 'is', null)
    .execute()
  const common = { municipality_id: actor.municipalityId, dossier_id: dossierId, said_on: saidOn, at: deps.now(), by: actor.accountId }
  const rows = words.map((each, index) => ({ ...common, id: deps.newId(), position: index + 1, words: each }))
  if (rows.length > 0) await tx.insertInto('dossiers.focus').values(rows).execute()
  await recordAudit(tx, deps, actor, { action: 'dossiers.focus.set', subjectId: dossierId, dossierId, detail: { count: rows.length } })
  return ok(null)
}

export type RecordRefusal = {
  readonly dossierId: string
  readonly what: Refused
  readonly refusedOn: IsoDay
  /** Until when we do not ask again; null for as long as she does not come back on it herself. */
  readonly untilOn: IsoDay | null
  readonly note: string | null
}

/** She does not want this now. It is respected: lists and reminders leave her in peace. */
export async function recordRefusal(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  command: RecordRefusal,
): Promise<Result<{ readonly refusalId: string }, RefusalRefusal | NotFound>> {
  const dossier = await beginChange(tx, actor, command.dossierId)
  if (dossier === null) return refuse({ kind: 'not-found' })
  const decision = checkRefusal(dossier, command, deps.today())
  if (!decision.ok) return decision
  const refusalId = deps.newId()
  await tx
    .insertInto('dossiers.refusal')
    .values({
      municipality_id: actor.municipalityId,
      id: refusalId,
      dossier_id: dossier.id,
      refused_on: command.refusedOn,
      what: command.what,
      until_on: command.untilOn,
      note: command.note,
      at: deps.now(),
      by: actor.accountId,
    })
    .execute()
  const detail = { what: command.what }
  await recordAudit(tx, deps, actor, { action: 'dossiers.refusal.recorded', subjectId: refusalId, dossierId: dossier.id, detail })
  return ok({ refusalId })
}

/** She came back on it, or it was recorded by mistake. */
export async function withdrawRefusal(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { dossierId, refusalId }: { readonly dossierId: string; readonly refusalId: string },
): Promise<Result<null, NotFound>> {
  const dossier = await beginChange(tx, actor, dossierId)
  if (dossier === null) return refuse({ kind: 'not-found' })
  const row = await tx
    .updateTable('dossiers.refusal')
    .set({ withdrawn_at: deps.now(), withdrawn_by: actor.accountId })
    .where('municipality_id', '=', actor.municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('id', '=', refusalId)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) return refuse({ kind: 'not-found' })
  await recordAudit(tx, deps, actor, { action: 'dossiers.refusal.withdrawn', subjectId: refusalId, dossierId })
  return ok(null)
}
