import type { Tx } from '#platform/db/database.ts'
import { prepared } from '#platform/db/prepared.ts'
import type { FileType } from '#platform/files/kinds.ts'
import type { About, Scan } from '../domain/document.ts'

export type DocumentRow = {
  readonly id: string
  readonly dossierId: string
  readonly contactId: string | null
  readonly about: About
  readonly name: string
  readonly type: FileType
  readonly bytes: number
  readonly scan: Scan
  readonly at: Date
  readonly by: string | null
  readonly withdrawnAt: Date | null
}

const columns = [
  'id',
  'dossier_id as dossierId',
  'contact_id as contactId',
  'about',
  'name',
  'type',
  'bytes',
  'scan',
  'at',
  'by',
  'withdrawn_at as withdrawnAt',
] as const

const ofDossier = prepared(['municipalityId', 'dossierId'], (tx, at) =>
  tx
    .selectFrom('documents.document')
    .select(columns)
    .where('municipality_id', '=', at('municipalityId'))
    .where('dossier_id', '=', at('dossierId'))
    .where('withdrawn_at', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .compile(),
)

/** Newest first; what was taken back is left out. */
export async function listDocuments(tx: Tx, municipalityId: string, dossierId: string): Promise<DocumentRow[]> {
  return [...(await ofDossier(tx, { municipalityId, dossierId }))]
}

/** One document with the key of its file, whether it was taken back or not. Rows of a barred dossier do not exist here. */
export async function readDocument(
  tx: Tx,
  municipalityId: string,
  id: string,
): Promise<(DocumentRow & { readonly fileKey: string }) | null> {
  const row = await tx
    .selectFrom('documents.document')
    .select([...columns, 'file_key as fileKey'])
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}
