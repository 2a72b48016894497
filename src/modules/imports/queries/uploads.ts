import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/db/database.ts'
import { FILE_KINDS, type FileKind } from '../domain/fields.ts'
import { type MappingFile, parseMappingFile } from '../domain/mapping-file.ts'
import { type Counts, outcomes } from '../domain/plan.ts'

const counts = z.object({ imported: z.number(), linked: z.number(), unchanged: z.number(), rejected: z.number(), blank: z.number() })
const format = z.object({
  format: z.enum(['csv', 'xlsx']),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheet: z.string().nullable(),
  headerRow: z.number(),
  rows: z.number(),
  notes: z.array(z.string()),
  headers: z.array(z.string()),
  /** The registration list this one came with: undone together. */
  partOf: z.uuid().nullable(),
})
export type UploadFormat = z.output<typeof format>

export type UploadState = 'uploaded' | 'mapped' | 'running' | 'done' | 'undone' | 'failed'
export type Upload = {
  readonly id: string
  readonly kind: FileKind
  readonly fileName: string
  readonly format: UploadFormat
  readonly mapping: MappingFile | null
  readonly state: UploadState
  readonly counts: Counts | null
  readonly jobId: string | null
  readonly at: Date
  readonly by: string | null
  readonly finishedAt: Date | null
  readonly undoneAt: Date | null
}

const columns = [
  'id',
  'kind',
  'file_name',
  'format',
  'mapping',
  'state',
  'counts',
  'job_id',
  'at',
  'by',
  'finished_at',
  'undone_at',
] as const
type Row = {
  readonly id: string
  readonly kind: string
  readonly file_name: string
  readonly format: unknown
  readonly mapping: unknown
  readonly state: UploadState
  readonly counts: unknown
  readonly job_id: string | null
  readonly at: Date
  readonly by: string | null
  readonly finished_at: Date | null
  readonly undone_at: Date | null
}

function toMapping(stored: unknown): MappingFile | null {
  if (stored === null) return null
  const parsed = parseMappingFile(JSON.stringify(stored))
  return parsed.ok ? parsed.value : null
}

function toUpload(row: Row): Upload {
  return {
    id: row.id,
    kind: z.enum(FILE_KINDS).parse(row.kind),
    fileName: row.file_name,
    format: format.parse(row.format),
    mapping: toMapping(row.mapping),
    state: row.state,
    counts: counts.nullable().parse(row.counts),
    jobId: row.job_id,
    at: row.at,
    by: row.by,
    finishedAt: row.finished_at,
    undoneAt: row.undone_at,
  }
}

export async function readUpload(tx: Tx, municipalityId: string, id: string): Promise<Upload | null> {
  const row = await tx
    .selectFrom('imports.upload')
    .select(columns)
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : toUpload(row)
}

/** The same, held until the transaction ends. */
export async function lockUpload(tx: Tx, municipalityId: string, id: string): Promise<Upload | null> {
  const row = await tx
    .selectFrom('imports.upload')
    .select(columns)
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : toUpload(row)
}

/** The file itself, for as long as it is kept. */
export async function readContent(tx: Tx, municipalityId: string, id: string): Promise<Uint8Array | null> {
  const row = await tx
    .selectFrom('imports.upload')
    .select('content')
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.content ?? null
}

/** The latest imports of a municipality, newest first. */
export async function listUploads(tx: Tx, municipalityId: string, limit = 50): Promise<Upload[]> {
  const rows = await tx
    .selectFrom('imports.upload')
    .select(columns)
    .where('municipality_id', '=', municipalityId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toUpload)
}

/** Lists that came together with this one and still stand. */
export async function companionsOf(tx: Tx, municipalityId: string, id: string): Promise<Upload[]> {
  const rows = await tx
    .selectFrom('imports.upload')
    .select(columns)
    .where('municipality_id', '=', municipalityId)
    .where(sql<boolean>`format ->> 'partOf' = ${id}`)
    .where('state', '=', 'done')
    .execute()
  return rows.map(toUpload)
}

/** Rows by outcome as they were written so far. */
export async function countRows(tx: Tx, municipalityId: string, uploadId: string): Promise<Counts> {
  const rows = await tx
    .selectFrom('imports.row')
    .select(({ fn }) => ['outcome', fn.countAll<number>().as('n')])
    .where('municipality_id', '=', municipalityId)
    .where('upload_id', '=', uploadId)
    .groupBy('outcome')
    .execute()
  const found = { imported: 0, linked: 0, unchanged: 0, rejected: 0, blank: 0 }
  for (const outcome of outcomes) found[outcome] = Number(rows.find((row) => row.outcome === outcome)?.n ?? 0)
  return found
}
