import { recordAudit } from '#modules/audit/public.ts'
import { addPerson } from '#modules/people/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { type BirthRefusal, checkBirth, type NotFound } from '../domain/change.ts'
import { readPregnancy } from '../queries/pregnancy.ts'
import { insertBirth, insertMember, keepListed, withdrawStandingBirth } from '../store.ts'
import { beginChange, movePlannedEnd } from './change.ts'

export type RegisterBirth = {
  readonly dossierId: string
  readonly bornOn: IsoDay
  /** One per child; empty when the name is not told yet. */
  readonly names: readonly string[]
  /** Family name of the children, empty when not known. */
  readonly familyName: string
  /** Shown for a child without a name, in the language of the team. */
  readonly nameless: string
}

/** The baby is there, or the twins. The clock turns into their age and the planned end becomes certain. */
export async function registerBirth(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  command: RegisterBirth,
): Promise<Result<null, BirthRefusal | NotFound>> {
  const { dossierId, bornOn, names } = command
  const dossier = await beginChange(tx, actor, dossierId)
  if (dossier === null) return refuse({ kind: 'not-found' })
  const pregnancy = await readPregnancy(tx, actor.municipalityId, dossierId)
  const decision = checkBirth(pregnancy, { bornOn, children: names.length }, deps.today())
  if (!decision.ok) return decision

  const expected = Math.min(5, names.length + (pregnancy?.lost ?? 0))
  const pregnancyId = pregnancy?.id ?? deps.newId()
  if (pregnancy === null) {
    const recorded = { recorded_at: deps.now(), recorded_by: actor.accountId }
    await tx
      .insertInto('dossiers.pregnancy')
      .values({ municipality_id: actor.municipalityId, dossier_id: dossierId, id: pregnancyId, born_on: bornOn, expected, ...recorded })
      .execute()
  } else {
    await tx
      .updateTable('dossiers.pregnancy')
      .set({ born_on: bornOn, expected })
      .where('municipality_id', '=', actor.municipalityId)
      .where('id', '=', pregnancy.id)
      .execute()
  }
  await insertBirth(tx, deps, actor, { dossierId, pregnancyId, bornOn })
  for (const name of names) {
    const person = { givenName: name.trim() || command.nameless, familyName: command.familyName, birthDate: bornOn }
    const personId = await addPerson(tx, deps, actor.municipalityId, person)
    await insertMember(tx, deps, actor.municipalityId, { dossierId, personId, role: 'child' })
  }
  keepListed(tx, actor.municipalityId, [dossierId])
  await movePlannedEnd(tx, actor.municipalityId, dossierId)
  const detail = { children: names.length }
  await recordAudit(tx, deps, actor, { action: 'dossiers.birth.registered', subjectId: dossierId, dossierId, detail })
  return ok(null)
}

/**
 * The birth was recorded by mistake: the children that came with it leave the dossier and the pregnancy goes on; without a due date the
 * clock asks for one again.
 */
export async function withdrawBirth(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { dossierId }: { readonly dossierId: string },
): Promise<Result<null, NotFound>> {
  const dossier = await beginChange(tx, actor, dossierId)
  const pregnancy = dossier === null ? null : await readPregnancy(tx, actor.municipalityId, dossierId)
  if (dossier === null || pregnancy?.bornOn == null) return refuse({ kind: 'not-found' })
  if (await isOneMourned(tx, actor.municipalityId, pregnancy.id)) return refuse({ kind: 'not-found' })
  await tx
    .updateTable('dossiers.pregnancy')
    .set({ born_on: null })
    .where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', pregnancy.id)
    .execute()
  await withdrawStandingBirth(tx, deps, actor, { dossierId, pregnancyId: pregnancy.id, bornOn: pregnancy.bornOn })
  await tx
    .updateTable('dossiers.member')
    .set({ removed_at: deps.now() })
    .where('municipality_id', '=', actor.municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('role', '=', 'child')
    .where('removed_at', 'is', null)
    .where('person_id', 'in', (eb) =>
      eb
        .selectFrom('people.person')
        .select('id')
        .where('municipality_id', '=', actor.municipalityId)
        .where('birth_date', '=', pregnancy.bornOn),
    )
    .execute()
  keepListed(tx, actor.municipalityId, [dossierId])
  await movePlannedEnd(tx, actor.municipalityId, dossierId)
  await recordAudit(tx, deps, actor, { action: 'dossiers.birth.withdrawn', subjectId: dossierId, dossierId })
  return ok(null)
}

/** A child that was born and lost: the birth is part of what happened, and goes only after the loss was set right. */
async function isOneMourned(tx: Tx, municipalityId: string, pregnancyId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('dossiers.loss')
    .select('id')
    .where('municipality_id', '=', municipalityId)
    .where('pregnancy_id', '=', pregnancyId)
    .where('person_id', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}
