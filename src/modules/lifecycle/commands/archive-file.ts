import type { Updateable } from 'kysely'
import type { DB } from '#db/schema.gen.ts'
import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { packZip } from '#platform/files/pack-zip.ts'
import { DamagedFile, type FileName, type FileStore } from '#platform/files/store.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { manifestOf, type PackedFile } from '../domain/hand-over.ts'
import { lifecyclePolicy } from '../policy.ts'
import { packageKey } from '../queries/package-key.ts'
import { type Proposal, readProposal } from '../queries/proposals.ts'
import { lockProposal, updateProposal } from '../store.ts'

/** Agreed on by two people, and the archive does not have it yet. */
export function isOnItsWay({ toArchive, approvedBy, receivedAt }: Pick<Proposal, 'toArchive' | 'approvedBy' | 'receivedAt'>): boolean {
  return toArchive && approvedBy !== null && receivedAt === null
}

type Kept = {
  readonly reference: string
  readonly packed: readonly PackedFile[]
  readonly row: Omit<Updateable<DB['lifecycle.proposal']>, 'file_key'>
}

/**
 * Writes the package sealed under a key of its own, in the place of an earlier one. The last thing a transaction does: a key that is not kept makes
 * the bytes noise, and the package is made anew.
 */
export async function keepSealed(tx: Tx, files: Pick<FileStore, 'put'>, place: FileName, { reference, packed, row }: Kept): Promise<void> {
  const zip = packZip(packed.map(({ path, bytes }) => ({ name: `${reference}/${path}`, content: bytes })))
  await updateProposal(tx, place, { ...row, file_key: await files.put(place, zip) })
}

export type FetchRefusal = { readonly kind: 'not-found' | 'held' | 'gone' | 'other-carrier' }
export type Fetched = { readonly reference: string; readonly manifestHash: string; readonly zip: Buffer }

/** Opens the package for who made it, and nobody else: whoever takes over makes it anew, so that one person carries it. */
export async function fetchPackage(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { proposalId, files }: { readonly proposalId: string; readonly files: Pick<FileStore, 'read'> },
): Promise<Result<Fetched, FetchRefusal>> {
  const { municipalityId, accountId } = actor
  if (!lifecyclePolicy.allows(actor, 'lifecycle.archive.open') || accountId === null) return refuse({ kind: 'not-found' })
  const proposal = await readProposal(tx, municipalityId, proposalId, deps.today())
  if (proposal === null || !isOnItsWay(proposal) || proposal.handedManifest === null) return refuse({ kind: 'not-found' })
  if (proposal.isHeld) return refuse({ kind: 'held' })
  if (proposal.handedBy !== accountId) return refuse({ kind: 'other-carrier' })
  const zip = await readSealed(tx, files, { municipalityId, id: proposalId })
  if (zip === null) return refuse({ kind: 'gone' })
  await recordAudit(tx, deps, actor, {
    action: 'lifecycle.archive.fetched',
    subjectId: proposalId,
    dossierId: proposal.subject.dossierId ?? undefined,
    detail: { bytes: zip.length },
  })
  return ok({ reference: proposal.reference, manifestHash: proposal.handedManifest, zip })
}

/** Null when there is none here, or when its making was not brought to an end: then it is made anew. */
async function readSealed(tx: Tx, files: Pick<FileStore, 'read'>, place: FileName): Promise<Buffer | null> {
  const key = await packageKey(tx, place)
  if (key === null) return null
  try {
    return await files.read(place, key)
  } catch (error) {
    if (error instanceof DamagedFile) return null
    throw error
  }
}

/** Takes in a package that was made before packages were kept here: the very one whose manifest was remembered. Who made it stays who carries it. */
export async function keepPackage(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  {
    proposalId,
    packed,
    files,
  }: { readonly proposalId: string; readonly packed: readonly PackedFile[]; readonly files: Pick<FileStore, 'put'> },
): Promise<Result<null, { readonly kind: 'not-found' | 'other-package' }>> {
  const { municipalityId } = actor
  if (!lifecyclePolicy.allows(actor, 'lifecycle.archive.open')) return refuse({ kind: 'not-found' })
  await lockProposal(tx, municipalityId, proposalId)
  const proposal = await readProposal(tx, municipalityId, proposalId, deps.today())
  if (proposal === null || !isOnItsWay(proposal) || proposal.handedManifest === null) return refuse({ kind: 'not-found' })
  if (manifestOf(packed) !== proposal.handedManifest) return refuse({ kind: 'other-package' })
  await keepSealed(tx, files, { municipalityId, id: proposalId }, { reference: proposal.reference, packed, row: {} })
  await recordAudit(tx, deps, actor, {
    action: 'lifecycle.archive.kept',
    subjectId: proposalId,
    dossierId: proposal.subject.dossierId ?? undefined,
  })
  return ok(null)
}
