import { recordAudit } from '#modules/audit/public.ts'
import { listTeam } from '#modules/identity/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { type AssignmentRefusal, checkAssignment, type NotFound } from '../domain/change.ts'
import { counsellorNow, endAssignment, insertAssignment } from '../store.ts'
import { beginChange } from './change.ts'

export type AssignCounsellor = {
  readonly dossierId: string
  readonly accountId: string
  readonly reason: string | null
  /** Who knows this family personally: they never guide it. */
  readonly keptOut?: readonly string[]
}

/** Another counsellor takes over from today. Answers with who it was, so that it can be undone. */
export async function assignCounsellor(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { dossierId, accountId, reason, keptOut = [] }: AssignCounsellor,
): Promise<Result<{ readonly before: string | null }, AssignmentRefusal | NotFound>> {
  const dossier = await beginChange(tx, actor, dossierId)
  if (dossier === null) return refuse({ kind: 'not-found' })
  const before = await counsellorNow(tx, actor.municipalityId, dossierId)
  const team = (await listTeam(tx, actor.municipalityId)).map(({ id }) => id).filter((id) => !keptOut.includes(id))
  const decision = checkAssignment(dossier, before, accountId, team)
  if (!decision.ok) return decision
  await endAssignment(tx, actor.municipalityId, dossierId, deps.today())
  await insertAssignment(tx, deps, actor, { dossierId, accountId, reason })
  await recordAudit(tx, deps, actor, { action: 'dossiers.counsellor.assigned', subjectId: accountId, dossierId, detail: { before } })
  return ok({ before })
}

/** Takes back the first assignment: nobody guides this family again. */
export async function unassignCounsellor(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { dossierId }: { readonly dossierId: string },
): Promise<Result<null, NotFound>> {
  const dossier = await beginChange(tx, actor, dossierId)
  if (dossier === null) return refuse({ kind: 'not-found' })
  const before = await endAssignment(tx, actor.municipalityId, dossierId, deps.today())
  if (before === null) return refuse({ kind: 'not-found' })
  const detail = { before, now: null }
  await recordAudit(tx, deps, actor, { action: 'dossiers.counsellor.assigned', subjectId: before, dossierId, detail })
  return ok(null)
}
