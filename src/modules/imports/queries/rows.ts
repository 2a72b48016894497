import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/db/database.ts'
import { type FileKind, fieldIdOf } from '../domain/fields.ts'
import { fileRow } from '../domain/line-number.ts'
import type { RejectedRow } from '../domain/parse-list.ts'
import type { Known, Outcome } from '../domain/plan.ts'
import { PROBLEM_CODES, type Problem } from '../domain/problem.ts'
import type { Fingerprint } from '../domain/row-fingerprint.ts'
import type { ScoreCounts } from '../domain/score-counts.ts'

const problems = z.array(
  z.object({
    rowNumber: z.number(),
    column: z.string().nullable(),
    field: z.string().nullable(),
    value: z.string(),
    code: z.enum(PROBLEM_CODES),
    severity: z.enum(['error', 'warning']),
  }),
)
const cells = z.array(z.string())

function toProblems(stored: unknown): Problem[] {
  return problems.parse(stored).map((one) => ({ ...one, field: one.field === null ? null : fieldIdOf(one.field) }))
}

/** Which line it is and what it says, in one text: only equal texts are compared. */
export function fingerprintText({ identity, content }: Fingerprint): string {
  return `${identity}:${content}`
}

/** Fingerprints of all lines of a kind that stand in this municipality, except those of `exceptUploadId`. */
export async function knownLines(tx: Tx, municipalityId: string, kind: FileKind, exceptUploadId: string | null): Promise<Known> {
  const rows = await tx
    .selectFrom('imports.row as line')
    .innerJoin('imports.upload as upload', (join) =>
      join.onRef('upload.municipality_id', '=', 'line.municipality_id').onRef('upload.id', '=', 'line.upload_id'),
    )
    .select('line.fingerprint')
    .where('line.municipality_id', '=', municipalityId)
    .where('upload.kind', '=', kind)
    .where('line.fingerprint', 'is not', null)
    .$if(exceptUploadId !== null, (query) => query.where('line.upload_id', '<>', exceptUploadId ?? ''))
    .execute()
  const identities = new Set<string>()
  const contents = new Set<string>()
  for (const { fingerprint } of rows) {
    const [identity = '', content = ''] = (fingerprint ?? '').split(':')
    identities.add(identity)
    contents.add(content)
  }
  return { identities, contents }
}

/** Which of these lines stand already: another import may have been quicker. */
export async function standingLines(tx: Tx, municipalityId: string, fingerprints: readonly string[]): Promise<Set<string>> {
  if (fingerprints.length === 0) return new Set()
  const rows = await tx
    .selectFrom('imports.row')
    .select('fingerprint')
    .where('municipality_id', '=', municipalityId)
    .where('fingerprint', 'in', [...fingerprints])
    .execute()
  return new Set(rows.flatMap(({ fingerprint }) => fingerprint ?? []))
}

/** Row numbers an interrupted import has behind it. */
export async function finishedRows(tx: Tx, municipalityId: string, uploadId: string): Promise<Set<number>> {
  const rows = await tx
    .selectFrom('imports.row')
    .select('row_number')
    .where('municipality_id', '=', municipalityId)
    .where('upload_id', '=', uploadId)
    .execute()
  return new Set(rows.map((row) => row.row_number))
}

export type ListNumber = { readonly number: string; readonly dossierId: string }

/** The numbers teams gave their dossiers in lists, with the dossier each became. */
export async function listNumbers(tx: Tx, municipalityId: string): Promise<ListNumber[]> {
  const rows = await tx
    .selectFrom('imports.row')
    .select(['source_key', 'dossier_id'])
    .where('municipality_id', '=', municipalityId)
    .where('source_key', 'is not', null)
    .where('dossier_id', 'is not', null)
    .where('outcome', '=', 'imported')
    .execute()
  return rows.flatMap(({ source_key, dossier_id }) =>
    source_key === null || dossier_id === null ? [] : [{ number: source_key, dossierId: dossier_id }],
  )
}

/** Dossiers whose number in the team's own list starts with `text`; for the search. */
export async function dossiersByListNumber(tx: Tx, municipalityId: string, text: string, limit = 20): Promise<string[]> {
  const wanted = text.trim()
  if (wanted === '') return []
  const { rows } = await sql<{ dossier_id: string }>`
    select distinct dossier_id from imports.row
    where municipality_id = ${municipalityId} and source_key is not null and dossier_id is not null and outcome = 'imported'
      and starts_with(lower(source_key), lower(${wanted}))
    limit ${limit}`.execute(tx)
  return rows.map((row) => row.dossier_id)
}

/** The number the team's list gave a dossier; null when it did not come from a list. */
export async function listNumberOf(tx: Tx, municipalityId: string, dossierId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('imports.row')
    .select('source_key')
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('outcome', '=', 'imported')
    .where('source_key', 'is not', null)
    .executeTakeFirst()
  return row?.source_key ?? null
}

/** The refused rows of an import, to write into a file. */
export async function rejectedRows(tx: Tx, municipalityId: string, uploadId: string): Promise<RejectedRow[]> {
  const rows = await tx
    .selectFrom('imports.row')
    .select(['row_number', 'cells', 'problems'])
    .where('municipality_id', '=', municipalityId)
    .where('upload_id', '=', uploadId)
    .where('outcome', '=', 'rejected')
    .orderBy('row_number')
    .execute()
  return rows.map((row) => ({
    rowNumber: row.row_number,
    cells: cells.catch([]).parse(row.cells),
    problems: toProblems(row.problems),
  }))
}

export type StoredLine = {
  readonly rowNumber: number
  readonly outcome: Outcome
  readonly number: string | null
  readonly dossierId: string | null
  readonly problems: readonly Problem[]
}

/** Lines with something to look at, by keyset of the row number. */
export async function linesWithProblems(
  tx: Tx,
  municipalityId: string,
  uploadId: string,
  page: { readonly after: number; readonly limit: number },
): Promise<StoredLine[]> {
  const rows = await tx
    .selectFrom('imports.row')
    .select(['row_number', 'outcome', 'source_key', 'dossier_id', 'problems'])
    .where('municipality_id', '=', municipalityId)
    .where('upload_id', '=', uploadId)
    .where('row_number', '>', page.after)
    .where(sql<boolean>`problems <> '[]'::jsonb`)
    .orderBy('row_number')
    .limit(page.limit)
    .execute()
  return rows.map((row) => ({
    rowNumber: row.row_number,
    outcome: row.outcome,
    number: row.source_key,
    dossierId: row.dossier_id,
    problems: toProblems(row.problems),
  }))
}

/** What a list of scores came to: the families that got some, their measurements, and the rows of the file that came back. */
export async function storedScores(tx: Tx, municipalityId: string, uploadId: string): Promise<ScoreCounts> {
  const { rows } = await sql<{ families: number; measurements: number }>`
    select (select count(distinct r.dossier_id)::int from imports.row r
        where r.municipality_id = ${municipalityId} and r.upload_id = ${uploadId} and r.outcome = 'imported') as families,
      (select count(*)::int from imports.created c
        where c.municipality_id = ${municipalityId} and c.upload_id = ${uploadId} and c.entity = 'measurement') as measurements`.execute(tx)
  const rejected = await tx
    .selectFrom('imports.row')
    .select('row_number as rowNumber')
    .where('municipality_id', '=', municipalityId)
    .where('upload_id', '=', uploadId)
    .where('outcome', '=', 'rejected')
    .execute()
  const rowsToCorrect = new Set(rejected.map(({ rowNumber }) => fileRow(rowNumber))).size
  return { families: rows[0]?.families ?? 0, measurements: rows[0]?.measurements ?? 0, rowsToCorrect }
}
