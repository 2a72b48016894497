import { recordAudit } from '#modules/audit/public.ts'
import { readOrganisation } from '#modules/network/public.ts'
import { addPerson } from '#modules/people/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { checkOpen, type Ended, type NotFound } from '../domain/change.ts'
import { insertMember } from '../store.ts'
import { beginChange } from './change.ts'
import type { NewMember } from './open-dossier.ts'

/** Somebody belongs to the family: co-parent, child, sister, friend. */
export async function addMember(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { dossierId, member }: { readonly dossierId: string; readonly member: NewMember },
): Promise<Result<{ readonly memberId: string; readonly personId: string }, NotFound>> {
  const dossier = await beginChange(tx, actor, dossierId)
  if (dossier === null) return refuse({ kind: 'not-found' })
  const personId = await addPerson(tx, deps, actor.municipalityId, member.person)
  const { person: _, ...place } = member
  const memberId = await insertMember(tx, deps, actor.municipalityId, { dossierId, personId, ...place })
  await recordAudit(tx, deps, actor, { action: 'dossiers.member.added', subjectId: memberId, dossierId, detail: { role: member.role } })
  return ok({ memberId, personId })
}

/** No longer part of this family; what was written stays. The mother herself is not removed. */
export async function removeMember(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { dossierId, personId, isBack = false }: { readonly dossierId: string; readonly personId: string; readonly isBack?: boolean },
): Promise<Result<null, NotFound>> {
  const dossier = await beginChange(tx, actor, dossierId)
  if (dossier === null) return refuse({ kind: 'not-found' })
  const row = await tx
    .updateTable('dossiers.member')
    .set({ removed_at: isBack ? null : deps.now() })
    .where('municipality_id', '=', actor.municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('person_id', '=', personId)
    .where('role', '<>', 'mother')
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) return refuse({ kind: 'not-found' })
  const action = isBack ? 'dossiers.member.restored' : 'dossiers.member.removed'
  await recordAudit(tx, deps, actor, { action, subjectId: row.id, dossierId })
  return ok(null)
}

export type AddPartner = {
  readonly dossierId: string
  readonly organisationId: string
  readonly contactName: string | null
  readonly role: string | null
}

/** An organisation that supports this family too. */
export async function addPartner(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { dossierId, organisationId, contactName, role }: AddPartner,
): Promise<Result<{ readonly partnerId: string }, NotFound | Ended>> {
  const dossier = await beginChange(tx, actor, dossierId)
  if (dossier === null) return refuse({ kind: 'not-found' })
  const open = checkOpen(dossier)
  if (!open.ok) return open
  if ((await readOrganisation(tx, actor.municipalityId, organisationId)) === null) return refuse({ kind: 'not-found' })
  const partnerId = deps.newId()
  await tx
    .insertInto('dossiers.partner')
    .values({
      municipality_id: actor.municipalityId,
      id: partnerId,
      dossier_id: dossierId,
      organisation_id: organisationId,
      contact_name: contactName,
      role,
      added_at: deps.now(),
    })
    .execute()
  await recordAudit(tx, deps, actor, { action: 'dossiers.partner.added', subjectId: partnerId, dossierId })
  return ok({ partnerId })
}

export async function removePartner(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { dossierId, partnerId, isBack = false }: { readonly dossierId: string; readonly partnerId: string; readonly isBack?: boolean },
): Promise<Result<null, NotFound>> {
  const dossier = await beginChange(tx, actor, dossierId)
  if (dossier === null) return refuse({ kind: 'not-found' })
  const row = await tx
    .updateTable('dossiers.partner')
    .set({ removed_at: isBack ? null : deps.now() })
    .where('municipality_id', '=', actor.municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('id', '=', partnerId)
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) return refuse({ kind: 'not-found' })
  const action = isBack ? 'dossiers.partner.restored' : 'dossiers.partner.removed'
  await recordAudit(tx, deps, actor, { action, subjectId: partnerId, dossierId })
  return ok(null)
}
