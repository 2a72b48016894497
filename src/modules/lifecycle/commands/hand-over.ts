import { sql } from 'kysely'
import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import type { FileStore } from '#platform/files/store.ts'
import { requestJob } from '#platform/jobs/jobs.ts'
import { placed } from '#platform/keys/row-place.ts'
import { sealedOf } from '#platform/keys/sealed-columns.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { bag, type PackedFile, type ReceiptRefusal, receiptRefusal } from '../domain/hand-over.ts'
import { packageValue } from '../domain/package.ts'
import { lifecyclePolicy } from '../policy.ts'
import { collectDossier } from '../queries/collect.ts'
import type { Subject } from '../queries/erasure-plan.ts'
import { listProposals, type Proposal, readProposal, ruleInWords } from '../queries/proposals.ts'
import { readSchema } from '../queries/read-schema.ts'
import { tableRef } from '../queries/walk.ts'
import { lockProposal, updateProposal } from '../store.ts'
import { isOnItsWay, keepSealed } from './archive-file.ts'
import { eraseJobKind } from './erase.ts'

/** What two people agreed on and waits for the archive: a package, or the proof that it arrived. */
export async function waitingForArchive(tx: Tx, municipalityId: string, today: string): Promise<Proposal[]> {
  const all = await listProposals(tx, municipalityId, today)
  return all.filter(isOnItsWay)
}

export type HandOverRefusal = { readonly kind: 'not-found' | 'held' | 'gone' }
export type Packed = { readonly reference: string; readonly manifestHash: string }
type Wish = { readonly proposalId: string; readonly municipality: string }

/**
 * Makes the package of one approved dossier or referral for the archive, keeps it sealed and remembers its manifest. Made anew, it takes the place
 * of an earlier one, which counts no more. A hold stops it. Who makes it carries it; the receipt is recorded by somebody else.
 */
export async function packForArchive(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { proposalId, municipality, files }: Wish & { readonly files: Pick<FileStore, 'read' | 'put'> },
): Promise<Result<Packed, HandOverRefusal>> {
  const { municipalityId, accountId } = actor
  if (!lifecyclePolicy.allows(actor, 'lifecycle.archive.open') || accountId === null) return refuse({ kind: 'not-found' })
  await lockProposal(tx, municipalityId, proposalId)
  const proposal = await readProposal(tx, municipalityId, proposalId, deps.today())
  if (proposal === null || !isOnItsWay(proposal)) return refuse({ kind: 'not-found' })
  if (proposal.isHeld) return refuse({ kind: 'held' })
  const content = await contentOf(tx, deps, municipalityId, proposal.subject, municipality)
  if (content === null) return refuse({ kind: 'gone' })
  const about = {
    format: 'opkomst-archive',
    version: 1,
    municipality,
    reference: proposal.reference,
    series: proposal.series,
    rule: ruleInWords(proposal),
    permission: proposal.permission,
    madeAt: deps.now().toISOString(),
  }
  const data = [
    jsonFile('about.json', about),
    jsonFile('record.json', content),
    ...(await papersOf(tx, municipalityId, proposal.subject, files)),
  ]
  const { files: packed, manifestHash } = bag(data)
  const row = { handed_at: deps.now(), handed_by: accountId, handed_manifest: manifestHash }
  await keepSealed(tx, files, { municipalityId, id: proposalId }, { reference: proposal.reference, packed, row })
  await recordAudit(tx, deps, actor, {
    action: 'lifecycle.archive.handed-over',
    subjectId: proposalId,
    dossierId: proposal.subject.dossierId ?? undefined,
    detail: { files: packed.length },
  })
  return ok({ reference: proposal.reference, manifestHash })
}

function jsonFile(path: string, content: unknown): PackedFile {
  return { path, bytes: Buffer.from(`${JSON.stringify(content, null, 1)}\n`, 'utf8') }
}

async function contentOf(
  tx: Tx,
  deps: Deps,
  municipalityId: string,
  { dossierId, referralId }: Subject,
  municipality: string,
): Promise<unknown> {
  if (dossierId !== null) return collectDossier(tx, { municipalityId, municipality, dossierId, now: deps.now() })
  const schema = await readSchema(tx)
  const rowsOf = async (name: string, where: ReturnType<typeof sql>) => {
    const columns = (schema.get(name)?.columns ?? []).map(({ name: column }) =>
      sealedOf(name)?.has(column) ? sql`${placed(name, column)} as ${sql.id(column)}` : sql.id(column),
    )
    const { rows } = await sql<Record<string, unknown>>`
      select ${sql.join(columns)} from ${tableRef(name)} where municipality_id = ${municipalityId} and ${where}`.execute(tx)
    return rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, packageValue(value)])))
  }
  const referral = await rowsOf('referrals.referral', sql`id = ${referralId}`)
  if (referral.length === 0) return null
  const steps = await rowsOf('referrals.step', sql`referral_id = ${referralId}`)
  const person = await rowsOf(
    'people.person',
    sql`id = (select r.person_id from referrals.referral r where r.municipality_id = ${municipalityId} and r.id = ${referralId})`,
  )
  return { referral, steps, person }
}

/** Papers and photos of the dossier, under their ids: a name may tell something and stands in the record. */
async function papersOf(tx: Tx, municipalityId: string, { dossierId }: Subject, files: Pick<FileStore, 'read'>): Promise<PackedFile[]> {
  if (dossierId === null) return []
  const rows = await tx
    .selectFrom('documents.document')
    .select(['id', 'file_key'])
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .orderBy('id')
    .execute()
  const papers: PackedFile[] = []
  for (const { id, file_key } of rows) {
    const bytes = file_key === null ? null : await files.read({ municipalityId, id }, file_key)
    if (bytes !== null) papers.push({ path: `papers/${id}`, bytes })
  }
  return papers
}

export type Receipt = { readonly proposalId: string; readonly manifest: string; readonly receipt: string }

/** Records the proof of receipt of the archive, which names the manifest it got; then the erasure begins. */
export async function recordReceipt(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { proposalId, manifest, receipt }: Receipt,
): Promise<Result<string, { readonly kind: 'not-found' | ReceiptRefusal }>> {
  const { municipalityId, accountId } = actor
  if (!lifecyclePolicy.allows(actor, 'lifecycle.destroy') || accountId === null || receipt.trim() === '')
    return refuse({ kind: 'not-found' })
  const proposal = await readProposal(tx, municipalityId, proposalId, deps.today())
  if (proposal === null) return refuse({ kind: 'not-found' })
  const facts = {
    ...proposal,
    isApproved: proposal.approvedBy !== null,
    manifest: proposal.handedManifest,
    received: proposal.receivedAt !== null,
  }
  const refusal = receiptRefusal(facts, { manifest, by: accountId })
  if (refusal !== null) return refuse({ kind: refusal })
  const jobId = await requestJob(tx, deps, actor, eraseJobKind, { proposalId })
  await updateProposal(
    tx,
    { municipalityId, id: proposalId },
    { received_at: deps.now(), received_by: accountId, receipt: receipt.trim(), job_id: jobId },
  )
  await recordAudit(tx, deps, actor, {
    action: 'lifecycle.archive.received',
    subjectId: proposalId,
    dossierId: proposal.subject.dossierId ?? undefined,
  })
  return ok(jobId)
}
