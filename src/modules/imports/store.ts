import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { MappingFile } from './domain/mapping-file.ts'
import type { Counts, PlannedRow } from './domain/plan.ts'
import { fingerprintText } from './queries/rows.ts'
import type { UploadFormat, UploadState } from './queries/uploads.ts'

export type NewUpload = {
  readonly id: string
  readonly kind: MappingFile['kind']
  readonly fileName: string
  readonly content: Uint8Array
  readonly sha256: string
  readonly format: UploadFormat
}

export async function insertUpload(tx: Tx, actor: Actor, upload: NewUpload, at: Date): Promise<void> {
  const row = {
    municipality_id: actor.municipalityId,
    id: upload.id,
    kind: upload.kind,
    file_name: upload.fileName,
    content: Buffer.from(upload.content),
    sha256: upload.sha256,
    format: JSON.stringify(upload.format),
    state: 'uploaded' as const,
    at,
    by: actor.accountId,
  }
  await tx.insertInto('imports.upload').values(row).execute()
}

export type UploadChange = {
  readonly state?: UploadState
  readonly kind?: MappingFile['kind']
  readonly mapping?: MappingFile
  readonly format?: UploadFormat
  readonly counts?: Counts
  readonly jobId?: string | null
  readonly content?: null
  readonly finishedAt?: Date
  readonly undoneAt?: Date
  readonly undoneBy?: string | null
}

export async function changeUpload(tx: Tx, municipalityId: string, id: string, change: UploadChange): Promise<void> {
  const { mapping, format, counts, jobId, finishedAt, undoneAt, undoneBy, ...same } = change
  await tx
    .updateTable('imports.upload')
    .set({
      ...same,
      ...(mapping === undefined ? {} : { mapping: JSON.stringify(mapping) }),
      ...(format === undefined ? {} : { format: JSON.stringify(format) }),
      ...(counts === undefined ? {} : { counts: JSON.stringify(counts) }),
      ...(jobId === undefined ? {} : { job_id: jobId }),
      ...(finishedAt === undefined ? {} : { finished_at: finishedAt }),
      ...(undoneAt === undefined ? {} : { undone_at: undoneAt }),
      ...(undoneBy === undefined ? {} : { undone_by: undoneBy }),
    })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .execute()
}

export type Line = Pick<PlannedRow<unknown>, 'rowNumber' | 'outcome' | 'problems' | 'fingerprint' | 'cells'> & {
  readonly number: string | null
  readonly dossierId: string | null
}

/** What became of lines; of refused ones also how they stood, to hand them back. */
export async function insertLines(tx: Tx, municipalityId: string, uploadId: string, lines: readonly Line[]): Promise<void> {
  if (lines.length === 0) return
  const rows = lines.map((line) => ({
    municipality_id: municipalityId,
    upload_id: uploadId,
    row_number: line.rowNumber,
    outcome: line.outcome,
    fingerprint: line.fingerprint === null ? null : fingerprintText(line.fingerprint),
    source_key: line.number,
    dossier_id: line.dossierId,
    problems: JSON.stringify(line.problems),
    cells: line.cells === null ? null : JSON.stringify(line.cells),
  }))
  await tx.insertInto('imports.row').values(rows).execute()
}

export const entities = ['organisation', 'person', 'referral', 'dossier', 'measurement', 'participation'] as const
export type Entity = (typeof entities)[number]
export type Made = { readonly entity: Entity; readonly id: string }

/** Keeps what an import made, in order, so that it can be taken back as a whole. */
export async function insertMade(tx: Tx, municipalityId: string, uploadId: string, made: readonly Made[], from: number): Promise<void> {
  if (made.length === 0) return
  const rows = made.map(({ entity, id }, index) => ({
    municipality_id: municipalityId,
    upload_id: uploadId,
    entity,
    entity_id: id,
    position: from + index,
  }))
  await tx.insertInto('imports.created').values(rows).execute()
}

export async function keepMapping(
  tx: Tx,
  actor: Actor,
  kept: { readonly headers: string; readonly mapping: MappingFile; readonly at: Date },
): Promise<void> {
  const row = { mapping: JSON.stringify(kept.mapping), saved_at: kept.at, saved_by: actor.accountId }
  await tx
    .insertInto('imports.saved_mapping')
    .values({ municipality_id: actor.municipalityId, kind: kept.mapping.kind, headers: kept.headers, ...row })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'kind', 'headers']).doUpdateSet(row))
    .execute()
}
