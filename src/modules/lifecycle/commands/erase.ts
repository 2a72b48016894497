import { sql } from 'kysely'
import { z } from 'zod'
import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import type { FileStore } from '#platform/files/store.ts'
import { JobFailure, type JobHandler, type ReportProgress } from '#platform/jobs/run-job.ts'
import { type CertificateFacts, certificateHash } from '../domain/certificate.ts'
import { approveRefusal } from '../domain/retention.ts'
import type { Schema } from '../domain/schema.ts'
import { type ErasurePlan, planErasure, type Subject, stillNamed } from '../queries/erasure-plan.ts'
import { type Proposal, readProposal, ruleInWords } from '../queries/proposals.ts'
import { readSchema } from '../queries/read-schema.ts'
import { remnants } from '../queries/remnants.ts'
import { countWalk, tableRef, type Walk } from '../queries/walk.ts'
import { deleteHold, insertCertificate } from '../store.ts'
import { eraseTraces } from './erase-traces.ts'

export const eraseJobKind = 'lifecycle.erase'
const input = z.object({ proposalId: z.uuid() })

export type Erased = {
  readonly certificateId: string
  readonly counts: Readonly<Record<string, number>>
  readonly fileIds: readonly string[]
  /** Packages for the archive, which has them. */
  readonly packageIds: readonly string[]
}

/** The work that erases what two people agreed on. One transaction; the files follow when it is kept: their keys went with the rows. */
export function eraseJob(deps: Deps, files: Pick<FileStore, 'remove'>): JobHandler {
  return {
    purpose: 'administration',
    run: async (job, actor, report) => {
      const { proposalId } = input.parse(job.input)
      const erased = await deps.db.as(actor, (tx) => eraseProposal(tx, deps, actor, { proposalId, jobId: job.id, report }))
      // Done before the program was stopped: the proposal went with what it was about.
      if (erased === null) return { certificateId: null, rows: 0 }
      for (const id of [...erased.fileIds, ...erased.packageIds]) await files.remove({ municipalityId: actor.municipalityId, id })
      return {
        certificateId: erased.certificateId,
        rows: Object.values(erased.counts).reduce((sum, n) => sum + n, 0),
        files: erased.fileIds.length,
      }
    },
  }
}

type Work = { readonly proposalId: string; readonly jobId: string; readonly report: ReportProgress }

async function eraseProposal(tx: Tx, deps: Deps, actor: Actor, { proposalId, jobId }: Work): Promise<Erased | null> {
  const { municipalityId } = actor
  const proposal = await readProposal(tx, municipalityId, proposalId, deps.today())
  if (proposal === null) return null
  if (proposal.approvedBy === null) throw new JobFailure('not-approved')
  const refusal = approveRefusal({ ...proposal, approver: proposal.approvedBy, isApproved: false, today: deps.today() })
  if (refusal !== null) throw new JobFailure(refusal)
  // What the archive must have first is not erased on the word of two people alone.
  if (proposal.toArchive && proposal.receivedAt === null) throw new JobFailure('not-received')
  const schema = await readSchema(tx)
  const plan = await planErasure(tx, municipalityId, schema, proposal.subject)
  const { counts, fileIds, packageIds } = await eraseAll(tx, municipalityId, schema, plan, proposal.subject, jobId)
  const certificateId = deps.newId()
  await writeCertificate(tx, deps, actor, proposal, certificateId, counts)
  const about = proposal.subject.dossierId === null ? {} : { dossierId: proposal.subject.dossierId }
  const rows = Object.values(counts).reduce((sum, n) => sum + n, 0)
  await recordAudit(tx, deps, actor, {
    action: 'lifecycle.dossier.erased',
    subjectId: certificateId,
    ...about,
    detail: { series: proposal.series, rows, files: fileIds.length },
  })
  return { certificateId, counts, fileIds, packageIds }
}

async function eraseAll(
  tx: Tx,
  municipalityId: string,
  schema: Schema,
  { roots, walk }: ErasurePlan,
  { dossierId }: Subject,
  jobId: string,
): Promise<{ counts: Record<string, number> } & Pick<Erased, 'fileIds' | 'packageIds'>> {
  const people = roots['people.person']
  const counts = await countWalk(tx, municipalityId, walk)
  // The proposal is the order itself and named in the running job; everything else of the family may stand nowhere afterwards.
  const ids = [...new Set([...walk].flatMap(([name, { ids: own }]) => (name === 'lifecycle.proposal' ? [] : own)))]
  const packageIds = walk.get('lifecycle.proposal')?.ids ?? []
  const fileIds = [...walk].flatMap(([name, { table, ids: own }]) =>
    name !== 'lifecycle.proposal' && table.columns.some((column) => column.name === 'file_key') ? own : [],
  )
  const traces = await eraseTraces(tx, municipalityId, { schema, walk, ids, people, jobId })
  await looseRows(tx, municipalityId, walk)
  if (dossierId !== null) await deleteHold(tx, municipalityId, dossierId)
  for (const root of ['dossiers.dossier', 'referrals.referral'] as const) {
    await sql`delete from ${tableRef(root)} where municipality_id = ${municipalityId} and id = any (${[...roots[root]]}::uuid[])`.execute(
      tx,
    )
  }
  const kept = await stillNamed(tx, municipalityId, schema, people)
  const going = people.filter((id) => !kept.has(id))
  await sql`delete from people.person where municipality_id = ${municipalityId} and id = any (${going}::uuid[])`.execute(tx)
  const left = await remnants(
    tx,
    municipalityId,
    schema,
    ids.filter((id) => !kept.has(id)),
    jobId,
  )
  if (Object.keys(left).length > 0) throw new JobFailure(`remnant: ${Object.keys(left).sort().join(', ')}`)
  return { counts: { ...counts, ...traces }, fileIds, packageIds }
}

/** Rows that name the family without a key: removed where nothing else holds them, unnamed where they belong to something that stays. */
async function looseRows(tx: Tx, municipalityId: string, walk: Walk): Promise<void> {
  for (const [name, { table, parents }] of walk) {
    const isHeld =
      table.links.some(({ kind }) => kind === 'cascade') || table.name === 'people.person' || table.name === 'referrals.referral'
    const loose = parents.filter(({ column }) => table.links.some((link) => link.column === column && link.kind === 'name'))
    for (const { column, ids } of loose) {
      if (isHeld && name !== 'imports."row"') continue
      const condition = sql`municipality_id = ${municipalityId} and ${sql.id(column)} = any (${[...ids]}::uuid[])`
      await sql`delete from ${tableRef(name)} where ${condition}`.execute(tx)
    }
  }
  const dossiers = walk.get('dossiers.dossier')?.ids ?? []
  const referrals = walk.get('referrals.referral')?.ids ?? []
  await sql`update referrals.step set dossier_id = null where municipality_id = ${municipalityId} and dossier_id = any (${[...dossiers]}::uuid[])
    and referral_id <> all (${[...referrals]}::uuid[])`.execute(tx)
}

async function writeCertificate(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  proposal: Proposal,
  id: string,
  counts: Readonly<Record<string, number>>,
): Promise<void> {
  const erasedAt = deps.now()
  const facts: CertificateFacts = {
    id,
    municipalityId: actor.municipalityId,
    series: proposal.series,
    ground: proposal.ground,
    rule: ruleInWords(proposal),
    permission: proposal.permission,
    proposedBy: proposal.proposedBy,
    approvedBy: proposal.approvedBy ?? '',
    erasedAt: erasedAt.toISOString(),
    counts,
  }
  await insertCertificate(tx, {
    municipality_id: actor.municipalityId,
    id,
    series: facts.series,
    ground: facts.ground,
    rule: facts.rule,
    permission: facts.permission,
    proposed_by: facts.proposedBy,
    approved_by: facts.approvedBy,
    counts: JSON.stringify(counts),
    erased_at: erasedAt,
    hash: certificateHash(facts),
  })
}
