import { recordAudit } from '#modules/audit/public.ts'
import { listTeam } from '#modules/identity/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { type AssignmentRefusal, checkAssignment, type NotFound } from '../domain/change.ts'
import { beginChange } from './change.ts'

export type AssignCounsellor = { readonly dossierId: string; readonly accountId: string; readonly reason: string | null }

/** Another counsellor takes over from today. Answers with who it was, so that it can be undone. */
export async function assignCounsellor(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { dossierId, accountId, reason }: AssignCounsellor,
): Promise<Result<{ readonly before: string | null }, AssignmentRefusal | NotFound>> {
  const dossier = await beginChange(tx, actor, dossierId)
  if (dossier === null) return refuse({ kind: 'not-found' })
  const common = { municipality_id: actor.municipalityId, dossier_id: dossierId }
  const now = await tx
    .selectFrom('dossiers.assignment')
    .select('account_id as accountId')
    .where('municipality_id', '=', actor.municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('until_on', 'is', null)
    .executeTakeFirst()
  const before = now?.accountId ?? null
  const team = await listTeam(tx, actor.municipalityId)
  const decision = checkAssignment(
    dossier,
    before,
    accountId,
    team.map(({ id }) => id),
  )
  if (!decision.ok) return decision
  const today = deps.today()
  await tx
    .updateTable('dossiers.assignment')
    .set({ until_on: today })
    .where('municipality_id', '=', actor.municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('until_on', 'is', null)
    .execute()
  await tx
    .insertInto('dossiers.assignment')
    .values({ ...common, id: deps.newId(), account_id: accountId, from_on: today, reason, at: deps.now(), by: actor.accountId })
    .execute()
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
  const ended = await tx
    .updateTable('dossiers.assignment')
    .set({ until_on: deps.today() })
    .where('municipality_id', '=', actor.municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('until_on', 'is', null)
    .returning('account_id as accountId')
    .executeTakeFirst()
  if (ended === undefined) return refuse({ kind: 'not-found' })
  const detail = { before: ended.accountId, now: null }
  await recordAudit(tx, deps, actor, { action: 'dossiers.counsellor.assigned', subjectId: ended.accountId, dossierId, detail })
  return ok(null)
}
