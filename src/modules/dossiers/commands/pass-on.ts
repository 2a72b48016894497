import { recordAudit } from '#modules/audit/public.ts'
import { listTeam } from '#modules/identity/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { NotFound } from '../domain/change.ts'
import type { PassOnRefusal } from '../domain/pass-on.ts'
import { dossierPolicy } from '../policy.ts'
import { lockDossier } from '../queries/lock-dossier.ts'
import { counsellorNow, endAssignment, insertAssignment, passedOnWith } from '../store.ts'

export type PassOn = {
  /** Who guides these families now; her account may be closed. */
  readonly from: string
  readonly families: readonly { readonly dossierId: string; readonly to: string; readonly keptOut: readonly string[] }[]
  readonly reason: string | null
}

/** Families of one colleague go to others, all of them or none: a page that grew old changes nothing. Answers with the key that takes it back. */
export async function passOn(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { from, families, reason }: PassOn,
): Promise<Result<{ readonly withId: string }, PassOnRefusal | NotFound>> {
  if (!dossierPolicy.allows(actor, 'dossiers.pass-on')) return refuse({ kind: 'not-found' })
  if (families.length === 0) return refuse({ kind: 'nothing-chosen' })
  const { municipalityId } = actor
  const team = (await listTeam(tx, municipalityId)).map(({ id }) => id)
  const withId = deps.newId()
  // In one order for everybody, so that two who divide at once wait for each other instead of both.
  for (const { dossierId, to, keptOut } of families.toSorted((a, b) => a.dossierId.localeCompare(b.dossierId))) {
    const dossier = await lockDossier(tx, municipalityId, dossierId)
    const isHers = dossier?.isOpen === true && (await counsellorNow(tx, municipalityId, dossierId)) === from
    if (!isHers) return refuse({ kind: 'changed', dossierId })
    if (to === from || !team.includes(to) || keptOut.includes(to)) return refuse({ kind: 'unknown-counsellor', dossierId })
    await endAssignment(tx, municipalityId, dossierId, deps.today())
    await insertAssignment(tx, deps, actor, { dossierId, accountId: to, reason, withId })
    await recordAudit(tx, deps, actor, {
      action: 'dossiers.counsellor.assigned',
      subjectId: to,
      dossierId,
      detail: { before: from, together: families.length },
    })
  }
  return ok({ withId })
}

export type TakenBack = { readonly to: string; readonly dossierIds: readonly string[] }

/** Takes back what was passed on in one act, wherever the new counsellor still guides; also to an account that is closed, as it was before. */
export async function takeBackPassedOn(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { withId, keptOut }: { readonly withId: string; readonly keptOut: ReadonlyMap<string, readonly string[]> },
): Promise<Result<TakenBack, NotFound>> {
  if (!dossierPolicy.allows(actor, 'dossiers.pass-on')) return refuse({ kind: 'not-found' })
  const { municipalityId } = actor
  const standing = await passedOnWith(tx, municipalityId, withId)
  const [first] = standing
  if (first === undefined) return refuse({ kind: 'not-found' })
  const back: string[] = []
  for (const { dossierId, accountId, before } of standing) {
    const dossier = await lockDossier(tx, municipalityId, dossierId)
    const isAsLeft = dossier?.isOpen === true && (await counsellorNow(tx, municipalityId, dossierId)) === accountId
    if (!isAsLeft || keptOut.get(dossierId)?.includes(before)) continue
    await endAssignment(tx, municipalityId, dossierId, deps.today())
    await insertAssignment(tx, deps, actor, { dossierId, accountId: before, reason: null })
    const detail = { before: accountId, together: standing.length }
    await recordAudit(tx, deps, actor, { action: 'dossiers.counsellor.assigned', subjectId: before, dossierId, detail })
    back.push(dossierId)
  }
  return ok({ to: first.before, dossierIds: back })
}
