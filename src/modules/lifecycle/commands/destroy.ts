import { recordAudit } from '#modules/audit/public.ts'
import { type Actor, machine } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { requestJob } from '#platform/jobs/jobs.ts'
import type { JobHandler } from '#platform/jobs/run-job.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { type ApproveRefusal, approveRefusal } from '../domain/retention.ts'
import { lifecyclePolicy } from '../policy.ts'
import { findDue } from '../queries/due.ts'
import { planErasure } from '../queries/erasure-plan.ts'
import { holdOf } from '../queries/holds.ts'
import { readProposal } from '../queries/proposals.ts'
import { readSchema } from '../queries/read-schema.ts'
import { readRequest } from '../queries/requests.ts'
import { currentRules } from '../queries/rules.ts'
import { countWalk } from '../queries/walk.ts'
import { deleteProposal, dueIds, insertProposal, replaceDue, updateProposal } from '../store.ts'
import { eraseJobKind } from './erase.ts'

export const dueJobKind = 'lifecycle.due'
type NotFound = { readonly kind: 'not-found' }

/** Makes the list of what is due anew. What stays due keeps its id: somebody may be choosing from a page of before. */
export async function refreshDue(tx: Tx, deps: Deps, municipalityId: string): Promise<number> {
  const due = await findDue(tx, municipalityId, await currentRules(tx, municipalityId), deps.today())
  const known = await dueIds(tx, municipalityId)
  const rows = due.map((one) => ({
    municipality_id: municipalityId,
    id: known.get(one.dossierId ?? one.referralId ?? '') ?? deps.newId(),
    dossier_id: one.dossierId,
    referral_id: one.referralId,
    rule_id: one.ruleId,
    due_on: one.dueOn,
    found_at: deps.now(),
  }))
  await replaceDue(tx, municipalityId, rows)
  return rows.length
}

export function dueJob(deps: Deps): JobHandler {
  return {
    purpose: 'administration',
    run: async (_job, actor, report) => {
      const due = await deps.db.as(machine(actor.municipalityId, 'administration'), (tx) => refreshDue(tx, deps, actor.municipalityId))
      await report(1, 1)
      return { due }
    },
  }
}

/** Asks for the list of what is due to be made anew. */
export async function askDue(tx: Tx, deps: Deps, actor: Actor): Promise<Result<string, NotFound>> {
  if (!lifecyclePolicy.allows(actor, 'lifecycle.destroy')) return refuse({ kind: 'not-found' })
  return ok(await requestJob(tx, deps, actor, dueJobKind, {}))
}

/** First person: proposes to erase what is due, with the reference of the archive's permission. Answers how many were proposed. */
export async function proposeDue(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { dueIds: chosen, permission }: { readonly dueIds: readonly string[]; readonly permission: string },
): Promise<Result<number, NotFound>> {
  if (!lifecyclePolicy.allows(actor, 'lifecycle.destroy') || actor.accountId === null || chosen.length === 0)
    return refuse({ kind: 'not-found' })
  const { municipalityId, accountId } = actor
  const rows = await tx
    .selectFrom('lifecycle.due')
    .select(['dossier_id', 'referral_id', 'rule_id'])
    .where('municipality_id', '=', municipalityId)
    .where('id', 'in', [...chosen])
    .execute()
  // The list is of some hours ago: a hold or a reopened dossier since then counts.
  const still = new Set(
    (await findDue(tx, municipalityId, await currentRules(tx, municipalityId), deps.today())).map((one) => one.dossierId ?? one.referralId),
  )
  const going = rows.filter((row) => still.has(row.dossier_id ?? row.referral_id))
  for (const row of going) {
    const id = deps.newId()
    await insertProposal(tx, {
      municipality_id: municipalityId,
      id,
      dossier_id: row.dossier_id,
      referral_id: row.referral_id,
      ground: 'retention',
      rule_id: row.rule_id,
      permission,
      proposed_at: deps.now(),
      proposed_by: accountId,
    })
    await recordAudit(tx, deps, actor, { action: 'lifecycle.destruction.proposed', subjectId: id, dossierId: row.dossier_id ?? undefined })
  }
  return going.length === 0 ? refuse({ kind: 'not-found' }) : ok(going.length)
}

export type ProposeRefusal = NotFound | { readonly kind: 'held' | 'still-open' | 'proposed-before' }

/** First person, on a family's own request that was granted: the same path with its own ground. */
export async function proposeAsked(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { requestId, permission }: { readonly requestId: string; readonly permission: string },
): Promise<Result<string, ProposeRefusal>> {
  const { municipalityId, accountId } = actor
  if (!lifecyclePolicy.allows(actor, 'lifecycle.destroy') || accountId === null) return refuse({ kind: 'not-found' })
  const request = await readRequest(tx, municipalityId, requestId)
  if (request === null || request.kind !== 'erasure' || request.outcome === null || request.outcome === 'refused')
    return refuse({ kind: 'not-found' })
  const { dossierId } = request
  const state = await tx
    .selectFrom('dossiers.dossier as d')
    .leftJoin('lifecycle.proposal as p', (join) =>
      join.onRef('p.municipality_id', '=', 'd.municipality_id').onRef('p.dossier_id', '=', 'd.id'),
    )
    .select(['d.is_open as isOpen', 'd.mother_id as motherId', 'p.id as proposalId'])
    .where('d.municipality_id', '=', municipalityId)
    .where('d.id', '=', dossierId)
    .executeTakeFirst()
  // The other parent may have what is his erased; her dossier is hers.
  if (state === undefined || (request.personId !== null && request.personId !== state.motherId)) return refuse({ kind: 'not-found' })
  if (state.isOpen) return refuse({ kind: 'still-open' })
  if (state.proposalId !== null) return refuse({ kind: 'proposed-before' })
  const hold = await holdOf(tx, municipalityId, dossierId)
  if (hold !== null && (hold.untilOn === null || hold.untilOn >= deps.today())) return refuse({ kind: 'held' })
  const id = deps.newId()
  await insertProposal(tx, {
    municipality_id: municipalityId,
    id,
    dossier_id: dossierId,
    ground: 'request',
    request_id: requestId,
    permission,
    proposed_at: deps.now(),
    proposed_by: accountId,
  })
  await recordAudit(tx, deps, actor, { action: 'lifecycle.destruction.proposed', subjectId: id, dossierId, detail: { ground: 'request' } })
  return ok(id)
}

/** What a proposal would remove, per table, before anybody agrees. The reader's own view: what he may not see is not counted. */
export async function previewErasure(
  tx: Tx,
  actor: Actor,
  proposalId: string,
  today: string,
): Promise<Readonly<Record<string, number>> | null> {
  if (!lifecyclePolicy.allows(actor, 'lifecycle.destroy')) return null
  const proposal = await readProposal(tx, actor.municipalityId, proposalId, today)
  if (proposal === null) return null
  const schema = await readSchema(tx)
  const { walk } = await planErasure(tx, actor.municipalityId, schema, proposal.subject)
  return countWalk(tx, actor.municipalityId, walk)
}

/** Takes a proposal back; who proposed it or anybody who may. */
export async function dropProposal(tx: Tx, deps: Deps, actor: Actor, proposalId: string): Promise<Result<null, NotFound>> {
  const { municipalityId } = actor
  if (!lifecyclePolicy.allows(actor, 'lifecycle.destroy')) return refuse({ kind: 'not-found' })
  if ((await deleteProposal(tx, { municipalityId, id: proposalId })) === 0) return refuse({ kind: 'not-found' })
  await recordAudit(tx, deps, actor, { action: 'lifecycle.destruction.dropped', subjectId: proposalId })
  return ok(null)
}

/** Second person: agrees, and the erasure begins; what goes to the archive first waits for its receipt. Answers the work, or null while it waits. */
export async function approveProposal(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  proposalId: string,
): Promise<Result<string | null, NotFound | { readonly kind: ApproveRefusal }>> {
  const { municipalityId } = actor
  if (!lifecyclePolicy.allows(actor, 'lifecycle.destroy')) return refuse({ kind: 'not-found' })
  const proposal = await readProposal(tx, municipalityId, proposalId, deps.today())
  if (proposal === null) return refuse({ kind: 'not-found' })
  // What failed may be tried again, by the same second person or another.
  const isApproved = proposal.approvedBy !== null && proposal.jobState !== 'failed'
  const refusal = approveRefusal({ ...proposal, approver: actor.accountId, isApproved, today: deps.today() })
  if (refusal !== null) return refuse({ kind: refusal })
  const waits = proposal.toArchive && proposal.receivedAt === null
  const jobId = waits ? null : await requestJob(tx, deps, actor, eraseJobKind, { proposalId })
  await updateProposal(tx, { municipalityId, id: proposalId }, { approved_at: deps.now(), approved_by: actor.accountId, job_id: jobId })
  const { dossierId } = proposal.subject
  await recordAudit(tx, deps, actor, { action: 'lifecycle.destruction.approved', subjectId: proposalId, dossierId: dossierId ?? undefined })
  return ok(jobId)
}
