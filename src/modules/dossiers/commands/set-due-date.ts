import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { checkDueDate, checkStart, type DueDateRefusal, type NotFound, type StartRefusal } from '../domain/change.ts'
import { babiesOf } from '../domain/clock.ts'
import { readPregnancy } from '../queries/pregnancy.ts'
import { keepListed } from '../store.ts'
import { beginChange, movePlannedEnd } from './change.ts'

export type SetDueDate = {
  readonly dossierId: string
  readonly dueOn: IsoDay /** Children expected, 2 for twins. */
  readonly expected: number
}

/** When the baby is expected. After a loss or when nothing was known it begins a new pregnancy; a birth that is known is not overwritten. */
export async function setDueDate(tx: Tx, deps: Deps, actor: Actor, command: SetDueDate): Promise<Result<null, DueDateRefusal | NotFound>> {
  const { dossierId, dueOn } = command
  const dossier = await beginChange(tx, actor, dossierId)
  if (dossier === null) return refuse({ kind: 'not-found' })
  const pregnancy = await readPregnancy(tx, actor.municipalityId, dossierId)
  const current = pregnancy !== null && babiesOf(pregnancy) > 0 ? pregnancy : null
  const decision = checkDueDate(current, dueOn, deps.today())
  if (!decision.ok) return decision
  const expected = Math.min(5, Math.max(1, command.expected) + (current?.lost ?? 0))
  if (current === null) {
    const recorded = { recorded_at: deps.now(), recorded_by: actor.accountId }
    await tx
      .insertInto('dossiers.pregnancy')
      .values({ municipality_id: actor.municipalityId, dossier_id: dossierId, id: deps.newId(), due_on: dueOn, expected, ...recorded })
      .execute()
  } else {
    await tx
      .updateTable('dossiers.pregnancy')
      .set({ due_on: dueOn, expected })
      .where('municipality_id', '=', actor.municipalityId)
      .where('id', '=', current.id)
      .execute()
  }
  keepListed(tx, actor.municipalityId, [dossierId])
  await movePlannedEnd(tx, actor.municipalityId, dossierId)
  await recordAudit(tx, deps, actor, { action: 'dossiers.due-date.set', subjectId: dossierId, dossierId })
  return ok(null)
}

/** The first day of guidance. */
export async function setStart(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { dossierId, startedOn }: { readonly dossierId: string; readonly startedOn: IsoDay },
): Promise<Result<null, StartRefusal | NotFound>> {
  const dossier = await beginChange(tx, actor, dossierId)
  if (dossier === null) return refuse({ kind: 'not-found' })
  const decision = checkStart(dossier, startedOn, deps.today())
  if (!decision.ok) return decision
  await tx
    .updateTable('dossiers.dossier')
    .set({ started_on: startedOn })
    .where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', dossierId)
    .execute()
  await recordAudit(tx, deps, actor, { action: 'dossiers.start.set', subjectId: dossierId, dossierId })
  return ok(null)
}
