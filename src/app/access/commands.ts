import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { forgetBarred } from './barred.ts'
import { accessPolicy } from './policy.ts'
import { type ConflictKind, counsellorOf, hasConflict, seeingAll } from './store.ts'

export type NotFound = { readonly kind: 'not-found' }
const glassMs = 60 * 60_000

async function changing<T, R>(deps: Deps, actor: Actor, work: (tx: Tx) => Promise<Result<T, R>>): Promise<Result<T, R>> {
  const result = await deps.db.as(actor, work)
  if (result.ok) forgetBarred(deps)
  return result
}

async function isThere(tx: Tx, actor: Actor, dossierId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('dossiers.dossier')
    .select('id')
    .where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', dossierId)
    .executeTakeFirst()
  return row !== undefined
}

/** Own, family or neighbour: from now on this family does not exist for that account. Its counsellor hands over first. */
export async function linkConflict(
  deps: Deps,
  actor: Actor,
  link: { readonly dossierId: string; readonly accountId: string; readonly kind: ConflictKind },
): Promise<Result<null, NotFound | { readonly kind: 'counsellor' }>> {
  if (!accessPolicy.allows(actor, 'access.conflict.link')) return refuse({ kind: 'not-found' })
  const { dossierId, accountId } = link
  return changing<null, NotFound | { readonly kind: 'counsellor' }>(deps, actor, async (tx) => {
    if (!(await isThere(tx, actor, dossierId))) return refuse({ kind: 'not-found' })
    const account = await tx
      .selectFrom('identity.account')
      .select('id')
      .where('municipality_id', '=', actor.municipalityId)
      .where('id', '=', accountId)
      .executeTakeFirst()
    if (account === undefined) return refuse({ kind: 'not-found' })
    if ((await counsellorOf(tx, actor.municipalityId, dossierId)) === accountId) return refuse({ kind: 'counsellor' })
    if (await hasConflict(tx, actor.municipalityId, dossierId, accountId)) return ok(null)
    const id = deps.newId()
    await tx
      .insertInto('access.conflict')
      .values({
        municipality_id: actor.municipalityId,
        id,
        dossier_id: dossierId,
        account_id: accountId,
        kind: link.kind,
        at: deps.now(),
        by: actor.accountId,
      })
      .execute()
    await recordAudit(tx, deps, actor, { action: 'access.conflict.linked', subjectId: accountId, dossierId, detail: { kind: link.kind } })
    return ok(null)
  })
}

/** Said by mistake, or no longer so. Never by whom it is about. */
export async function liftConflict(deps: Deps, actor: Actor, conflictId: string): Promise<Result<null, NotFound>> {
  if (!accessPolicy.allows(actor, 'access.conflict.lift')) return refuse({ kind: 'not-found' })
  return changing(deps, seeingAll(actor), async (tx) => {
    const lifted = await tx
      .updateTable('access.conflict')
      .set({ lifted_at: deps.now(), lifted_by: actor.accountId })
      .where('municipality_id', '=', actor.municipalityId)
      .where('id', '=', conflictId)
      .where('account_id', '<>', actor.accountId ?? '')
      .where('lifted_at', 'is', null)
      .returning(['dossier_id', 'account_id'])
      .executeTakeFirst()
    if (lifted === undefined) return refuse({ kind: 'not-found' })
    await recordAudit(tx, deps, actor, { action: 'access.conflict.lifted', subjectId: lifted.account_id, dossierId: lifted.dossier_id })
    return ok(null)
  })
}

/** Only who guides the family and the team lead decide who else opens it. */
async function decidesAbout(tx: Tx, actor: Actor, dossierId: string): Promise<boolean> {
  if (!accessPolicy.allows(actor, 'access.dossier.close') || !(await isThere(tx, actor, dossierId))) return false
  return actor.role === 'team-lead' || (await counsellorOf(tx, actor.municipalityId, dossierId)) === actor.accountId
}

export async function closeDossier(deps: Deps, actor: Actor, dossierId: string, reason: string): Promise<Result<null, NotFound>> {
  return changing(deps, actor, async (tx) => {
    if (!(await decidesAbout(tx, actor, dossierId))) return refuse({ kind: 'not-found' })
    const row = { municipality_id: actor.municipalityId, dossier_id: dossierId, at: deps.now(), by: actor.accountId }
    await tx
      .insertInto('access.closure')
      .values({ ...row, id: deps.newId(), reason })
      .onConflict((conflict) => conflict.columns(['municipality_id', 'dossier_id']).where('lifted_at', 'is', null).doNothing())
      .execute()
    // Who closes it keeps seeing it.
    if (actor.accountId !== null) await name(tx, deps, actor, dossierId, actor.accountId)
    await recordAudit(tx, deps, actor, { action: 'access.dossier.closed', subjectId: dossierId, dossierId })
    return ok(null)
  })
}

export async function reopenToTeam(deps: Deps, actor: Actor, dossierId: string): Promise<Result<null, NotFound>> {
  return changing(deps, actor, async (tx) => {
    if (!(await decidesAbout(tx, actor, dossierId))) return refuse({ kind: 'not-found' })
    await tx
      .updateTable('access.closure')
      .set({ lifted_at: deps.now(), lifted_by: actor.accountId })
      .where('municipality_id', '=', actor.municipalityId)
      .where('dossier_id', '=', dossierId)
      .where('lifted_at', 'is', null)
      .execute()
    await recordAudit(tx, deps, actor, { action: 'access.dossier.reopened', subjectId: dossierId, dossierId })
    return ok(null)
  })
}

async function name(tx: Tx, deps: Deps, actor: Actor, dossierId: string, accountId: string): Promise<void> {
  await tx
    .insertInto('access.named')
    .values({
      municipality_id: actor.municipalityId,
      id: deps.newId(),
      dossier_id: dossierId,
      account_id: accountId,
      at: deps.now(),
      by: actor.accountId,
    })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'dossier_id', 'account_id']).where('lifted_at', 'is', null).doNothing())
    .execute()
}

/** Lets a colleague into a closed dossier, or out again. */
export async function nameColleague(
  deps: Deps,
  actor: Actor,
  choice: { readonly dossierId: string; readonly accountId: string },
): Promise<Result<null, NotFound>> {
  const { dossierId, accountId } = choice
  return changing(deps, actor, async (tx) => {
    if (!(await decidesAbout(tx, actor, dossierId))) return refuse({ kind: 'not-found' })
    if (await hasConflict(tx, actor.municipalityId, dossierId, accountId)) return refuse({ kind: 'not-found' })
    await name(tx, deps, actor, dossierId, accountId)
    await recordAudit(tx, deps, actor, { action: 'access.colleague.named', subjectId: accountId, dossierId })
    return ok(null)
  })
}

export async function unnameColleague(deps: Deps, actor: Actor, dossierId: string, namedId: string): Promise<Result<null, NotFound>> {
  return changing(deps, actor, async (tx) => {
    if (!(await decidesAbout(tx, actor, dossierId))) return refuse({ kind: 'not-found' })
    const lifted = await tx
      .updateTable('access.named')
      .set({ lifted_at: deps.now() })
      .where('municipality_id', '=', actor.municipalityId)
      .where('dossier_id', '=', dossierId)
      .where('id', '=', namedId)
      .where('lifted_at', 'is', null)
      .returning('account_id')
      .executeTakeFirst()
    if (lifted === undefined) return refuse({ kind: 'not-found' })
    await recordAudit(tx, deps, actor, { action: 'access.colleague.removed', subjectId: lifted.account_id, dossierId })
    return ok(null)
  })
}

export const shortestReason = 10

/**
 * Opens a closed dossier for an hour, in need. Known by its number only; the same refusal for one that is not there, not closed, or kept away by
 * a conflict of interest. The reason is at least ten characters; team lead and counsellor see it, and later the family.
 */
export async function breakGlass(
  deps: Deps,
  actor: Actor,
  need: { readonly reference: string; readonly reason: string },
): Promise<Result<{ readonly dossierId: string; readonly endsAt: Date }, NotFound>> {
  if (!accessPolicy.allows(actor, 'access.break-glass') || actor.accountId === null) return refuse({ kind: 'not-found' })
  if (need.reason.trim().length < shortestReason) return refuse({ kind: 'not-found' })
  const { municipalityId, accountId } = actor
  const opened = await deps.db.as(
    seeingAll(actor),
    async (tx) => {
      const dossier = await tx
        .selectFrom('dossiers.dossier as d')
        .innerJoin('access.closure as c', (join) =>
          join.onRef('c.municipality_id', '=', 'd.municipality_id').onRef('c.dossier_id', '=', 'd.id').on('c.lifted_at', 'is', null),
        )
        .select('d.id')
        .where('d.municipality_id', '=', municipalityId)
        .where('d.reference', '=', need.reference.trim().toUpperCase())
        .executeTakeFirst()
      if (dossier === undefined) return refuse({ kind: 'not-found' as const })
      const dossierId = dossier.id
      if (await hasConflict(tx, municipalityId, dossierId, accountId)) {
        await recordAudit(tx, deps, actor, {
          action: 'access.conflict.refused',
          subjectId: accountId,
          dossierId,
          detail: { by: 'break-glass' },
        })
        return refuse({ kind: 'not-found' as const })
      }
      const id = deps.newId()
      const endsAt = new Date(deps.now().getTime() + glassMs)
      await tx
        .insertInto('access.glass')
        .values({
          municipality_id: municipalityId,
          id,
          dossier_id: dossierId,
          account_id: accountId,
          reason: need.reason.trim(),
          opened_at: deps.now(),
          ends_at: endsAt,
        })
        .execute()
      await recordAudit(tx, deps, actor, { action: 'access.break-glass.opened', subjectId: id, dossierId, detail: { minutes: 60 } })
      return ok({ dossierId, endsAt })
    },
    { keepRefused: true },
  )
  forgetBarred(deps)
  return opened
}

/**
 * The team lead has looked at it: what she wrote on the page of look-ups is the review, this only says so beside the access. `eventId` is the record
 * of the opening.
 */
export async function glassIsReviewed(tx: Tx, deps: Deps, actor: Actor, eventId: string): Promise<void> {
  const event = await tx
    .selectFrom('audit.event')
    .select('subject_id as glassId')
    .where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', eventId)
    .where('action', '=', 'access.break-glass.opened')
    .executeTakeFirst()
  if (event === undefined || event.glassId === null) return
  const seen = await tx
    .updateTable('access.glass')
    .set({ reviewed_at: deps.now(), reviewed_by: actor.accountId })
    .where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', event.glassId)
    .where('reviewed_at', 'is', null)
    .returning('dossier_id')
    .executeTakeFirst()
  if (seen === undefined) return
  await recordAudit(tx, deps, actor, { action: 'access.break-glass.reviewed', subjectId: event.glassId, dossierId: seen.dossier_id })
}
