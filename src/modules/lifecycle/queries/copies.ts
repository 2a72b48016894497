import type { Tx } from '#platform/db/database.ts'

export type CopyRow = {
  readonly id: string
  readonly jobId: string
  readonly askedAt: Date
  readonly askedBy: string | null
  readonly madeAt: Date | null
  readonly expiresAt: Date
  readonly downloads: number
  readonly state: string
  readonly done: number
  readonly total: number | null
}

/** Copies of one dossier that are still there, newest first, with how far their making is. */
export async function listCopies(tx: Tx, municipalityId: string, dossierId: string, now: Date): Promise<CopyRow[]> {
  return copies(tx, municipalityId, dossierId, now).execute()
}

/** Those she asked herself. */
export async function listOwnCopies(tx: Tx, municipalityId: string, dossierId: string, accessId: string, now: Date): Promise<CopyRow[]> {
  return copies(tx, municipalityId, dossierId, now).where('copy.asked_by', '=', accessId).execute()
}

function copies(tx: Tx, municipalityId: string, dossierId: string, now: Date) {
  return tx
    .selectFrom('lifecycle.copy as copy')
    .innerJoin('platform.job as job', (join) =>
      join.onRef('job.municipality_id', '=', 'copy.municipality_id').onRef('job.id', '=', 'copy.job_id'),
    )
    .select(['copy.id', 'copy.job_id as jobId', 'copy.asked_at as askedAt', 'copy.asked_by as askedBy', 'copy.made_at as madeAt'])
    .select(['copy.expires_at as expiresAt', 'copy.downloads', 'job.state', 'job.done', 'job.total'])
    .where('copy.municipality_id', '=', municipalityId)
    .where('copy.dossier_id', '=', dossierId)
    .where('copy.expires_at', '>', now)
    .orderBy('copy.asked_at', 'desc')
    .limit(20)
}

/** One file of a copy, or null: not there, not ready, or past its day. */
export async function readCopyFile(
  tx: Tx,
  municipalityId: string,
  {
    copyId,
    dossierId,
    form,
    now,
    askedBy,
  }: { copyId: string; dossierId: string; form: 'paper' | 'package'; now: Date; askedBy: string | null },
): Promise<{ reference: string; downloads: number; content: Buffer } | null> {
  const query = tx
    .selectFrom('lifecycle.copy as copy')
    .innerJoin('dossiers.dossier as dossier', (join) =>
      join.onRef('dossier.municipality_id', '=', 'copy.municipality_id').onRef('dossier.id', '=', 'copy.dossier_id'),
    )
    .select(['dossier.reference', 'copy.downloads'])
    .select(form === 'paper' ? 'copy.paper as content' : 'copy.package as content')
    .where('copy.municipality_id', '=', municipalityId)
    .where('copy.id', '=', copyId)
    .where('copy.dossier_id', '=', dossierId)
    .where('copy.expires_at', '>', now)
  const row = await (askedBy === null ? query : query.where('copy.asked_by', '=', askedBy)).executeTakeFirst()
  if (row === undefined || row.content === null) return null
  return { reference: row.reference, downloads: row.downloads, content: row.content }
}
