import { recordAudit } from '#modules/audit/public.ts'
import { currentPacks } from '#modules/programmes/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { checkProgrammeChange, type NotFound, type ProgrammeRefusal } from '../domain/change.ts'
import { beginChange, movePlannedEnd } from './change.ts'

export type ChangeProgramme = { readonly dossierId: string; readonly programme: string; readonly reason: string }

/** From today another programme, with the version of its pack that is in force; the first programme stays what the report counts by. */
export async function changeProgramme(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { dossierId, programme, reason }: ChangeProgramme,
): Promise<Result<{ readonly before: string }, ProgrammeRefusal | NotFound>> {
  const dossier = await beginChange(tx, actor, dossierId)
  if (dossier === null) return refuse({ kind: 'not-found' })
  const packs = await currentPacks(tx, actor.municipalityId, deps.today())
  const decision = checkProgrammeChange(
    dossier,
    programme,
    packs.map((pack) => pack.programme),
    reason,
  )
  if (!decision.ok) return decision
  const pack = packs.find((each) => each.programme === programme)
  if (pack === undefined) return refuse({ kind: 'unknown-programme' })
  await tx
    .insertInto('dossiers.programme_period')
    .values({
      municipality_id: actor.municipalityId,
      id: deps.newId(),
      dossier_id: dossierId,
      programme,
      pack_version: pack.version,
      from_on: deps.today(),
      reason: reason.trim(),
      at: deps.now(),
      by: actor.accountId,
    })
    .execute()
  await tx
    .updateTable('dossiers.dossier')
    .set({ programme, pack_version: pack.version })
    .where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', dossierId)
    .execute()
  await movePlannedEnd(tx, actor.municipalityId, dossierId)
  const detail = { before: dossier.programme, programme, version: pack.version }
  await recordAudit(tx, deps, actor, { action: 'dossiers.programme.changed', subjectId: dossierId, dossierId, detail })
  return ok({ before: dossier.programme })
}
