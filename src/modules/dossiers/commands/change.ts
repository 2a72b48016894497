import { packOf, plannedEnd } from '#modules/programmes/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { hasOnlyLoss } from '../domain/clock.ts'
import { dossierPolicy } from '../policy.ts'
import { type LockedDossier, lockDossier } from '../queries/lock-dossier.ts'
import { readPregnancy } from '../queries/pregnancy.ts'

/** The dossier, held for this change; null when it is not there or not for this actor, which look the same. */
export async function beginChange(tx: Tx, actor: Actor, dossierId: string): Promise<LockedDossier | null> {
  const action = actor.purpose === 'import' ? 'dossiers.import' : 'dossiers.change'
  return dossierPolicy.allows(actor, action) ? lockDossier(tx, actor.municipalityId, dossierId) : null
}

/** Birth, due date, programme and loss move the planned end; the stored day follows the rule of the pack. */
export async function movePlannedEnd(tx: Tx, municipalityId: string, dossierId: string): Promise<void> {
  const dossier = await lockDossier(tx, municipalityId, dossierId)
  if (dossier === null) return
  const pack = await packOf(tx, municipalityId, dossier.programme, dossier.packVersion)
  const pregnancy = await readPregnancy(tx, municipalityId, dossierId)
  const end = plannedEnd(pack, {
    startedOn: dossier.startedOn,
    dueOn: pregnancy?.dueOn ?? null,
    bornOn: pregnancy?.bornOn ?? null,
    hasLoss: hasOnlyLoss(pregnancy),
  })
  await tx
    .updateTable('dossiers.dossier')
    .set({ planned_end_on: end?.on ?? null })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', dossierId)
    .execute()
}
