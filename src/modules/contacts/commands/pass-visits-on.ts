import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { movesWith } from '../queries/moves.ts'
import { listVisits } from '../queries/plans.ts'
import { insertMove, markMovesUndone, updateVisit } from '../store.ts'

export type PassVisitsOn = {
  readonly from: string
  readonly families: readonly { readonly dossierId: string; readonly to: string }[]
  /** The act in which the families went to others. */
  readonly withId: string
}

/** What a colleague planned with families that go to others stays planned, with who takes over. Answers with how many visits went along. */
export async function passVisitsOn(tx: Tx, deps: Deps, actor: Actor, { from, families, withId }: PassVisitsOn): Promise<number> {
  const { municipalityId } = actor
  let passed = 0
  for (const { dossierId, to } of families) {
    const visits = await listVisits(tx, municipalityId, dossierId, deps.today())
    for (const visit of visits.filter(({ accountId }) => accountId === from)) {
      await updateVisit(tx, { municipalityId, dossierId, id: visit.id }, { account_id: to })
      const day = { was_on: visit.plannedOn, was_at: visit.plannedAt, to_on: visit.plannedOn, to_at: visit.plannedAt }
      const of = { municipality_id: municipalityId, id: deps.newId(), dossier_id: dossierId, visit_id: visit.id }
      await insertMove(tx, { ...of, ...day, was_by: from, to_by: to, with_id: withId, at: deps.now(), by: actor.accountId })
      await recordAudit(tx, deps, actor, { action: 'contacts.visit.moved', subjectId: visit.id, dossierId, detail: { before: from } })
      passed += 1
    }
  }
  return passed
}

/** Visits that went along go back with their families. */
export async function takeBackVisits(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { withId, dossierIds }: { readonly withId: string; readonly dossierIds: readonly string[] },
): Promise<void> {
  const { municipalityId } = actor
  for (const { id, dossierId, visitId, wasBy } of await movesWith(tx, municipalityId, withId, dossierIds)) {
    await updateVisit(tx, { municipalityId, dossierId, id: visitId }, { account_id: wasBy })
    await markMovesUndone(tx, municipalityId, dossierId, [id], { at: deps.now(), by: actor.accountId })
    await recordAudit(tx, deps, actor, { action: 'contacts.visit.moved', subjectId: visitId, dossierId })
  }
}
