import { recordAudit } from '#modules/audit/public.ts'
import { readPerson, recordDeath } from '#modules/people/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { checkLoss, type LossRefusal, type LostChild, type NotFound } from '../domain/change.ts'
import { readPregnancy } from '../queries/pregnancy.ts'
import { keepListed } from '../store.ts'
import { beginChange, movePlannedEnd } from './change.ts'

export type RegisterLoss = {
  readonly dossierId: string
  readonly happenedOn: IsoDay
  /** A child of the family; null for a child that was expected. */
  readonly childId: string | null
  readonly note: string | null
}

/** A child was lost. From that day nothing about the baby is asked or sent any more; guidance goes on if she wishes. Can be withdrawn. */
export async function registerLoss(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  command: RegisterLoss,
): Promise<Result<{ readonly lossId: string }, LossRefusal | NotFound>> {
  const { dossierId, happenedOn, childId } = command
  const dossier = await beginChange(tx, actor, dossierId)
  if (dossier === null) return refuse({ kind: 'not-found' })
  const pregnancy = await readPregnancy(tx, actor.municipalityId, dossierId)
  const child = childId === null ? null : await readChild(tx, actor.municipalityId, dossierId, childId)
  if (childId !== null && child === null) return refuse({ kind: 'not-found' })
  const decision = checkLoss(pregnancy, child, happenedOn, deps.today())
  if (!decision.ok) return decision
  const lossId = deps.newId()
  await tx
    .insertInto('dossiers.loss')
    .values({
      municipality_id: actor.municipalityId,
      id: lossId,
      dossier_id: dossierId,
      pregnancy_id: decision.value.ofPregnancy ? (pregnancy?.id ?? null) : null,
      person_id: childId,
      happened_on: happenedOn,
      note: command.note,
      recorded_at: deps.now(),
      recorded_by: actor.accountId,
    })
    .execute()
  if (childId !== null) await recordDeath(tx, actor.municipalityId, childId, happenedOn)
  keepListed(tx, actor.municipalityId, [dossierId])
  await movePlannedEnd(tx, actor.municipalityId, dossierId)
  await recordAudit(tx, deps, actor, { action: 'dossiers.loss.registered', subjectId: lossId, dossierId })
  return ok({ lossId })
}

/** Recorded by mistake: everything is as before. */
export async function withdrawLoss(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { dossierId, lossId }: { readonly dossierId: string; readonly lossId: string },
): Promise<Result<null, NotFound>> {
  const dossier = await beginChange(tx, actor, dossierId)
  if (dossier === null) return refuse({ kind: 'not-found' })
  const loss = await tx
    .updateTable('dossiers.loss')
    .set({ withdrawn_at: deps.now(), withdrawn_by: actor.accountId })
    .where('municipality_id', '=', actor.municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('id', '=', lossId)
    .where('withdrawn_at', 'is', null)
    .returning('person_id as personId')
    .executeTakeFirst()
  if (loss === undefined) return refuse({ kind: 'not-found' })
  if (loss.personId !== null) await recordDeath(tx, actor.municipalityId, loss.personId, null)
  keepListed(tx, actor.municipalityId, [dossierId])
  await movePlannedEnd(tx, actor.municipalityId, dossierId)
  await recordAudit(tx, deps, actor, { action: 'dossiers.loss.withdrawn', subjectId: lossId, dossierId })
  return ok(null)
}

async function readChild(tx: Tx, municipalityId: string, dossierId: string, personId: string): Promise<LostChild> {
  const member = await tx
    .selectFrom('dossiers.member')
    .select('id')
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('person_id', '=', personId)
    .where('role', '=', 'child')
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  const person = member === undefined ? null : await readPerson(tx, municipalityId, personId)
  return person === null ? null : { personId, birthDate: person.birthDate, diedOn: person.diedOn }
}
