import type { Insertable } from 'kysely'
import type { DB } from '#db/schema.gen.ts'
import type { Tx } from '#platform/db/database.ts'
import type { About, Room, Scan } from './domain/document.ts'

export async function insertDocument(tx: Tx, row: Insertable<DB['documents.document']>): Promise<void> {
  await tx.insertInto('documents.document').values(row).execute()
}

export type DocumentKey = { readonly municipalityId: string; readonly id: string }

export async function updateDocument(
  tx: Tx,
  { municipalityId, id }: DocumentKey,
  change: { readonly withdrawn_at: Date | null } | { readonly scan: Scan } | { readonly about: About },
): Promise<void> {
  await tx.updateTable('documents.document').set(change).where('municipality_id', '=', municipalityId).where('id', '=', id).execute()
}

/** Bytes that are kept, of one dossier and of the whole municipality. */
export async function usedRoom(tx: Tx, municipalityId: string, dossierId: string): Promise<Room> {
  const row = await tx
    .selectFrom('documents.document')
    .select((eb) => [
      eb.fn.coalesce(eb.fn.sum<number>('bytes'), eb.lit(0)).as('municipality'),
      eb.fn.coalesce(eb.fn.sum<number>('bytes').filterWhere('dossier_id', '=', dossierId), eb.lit(0)).as('dossier'),
    ])
    .where('municipality_id', '=', municipalityId)
    .executeTakeFirstOrThrow()
  return { dossier: Number(row.dossier), municipality: Number(row.municipality) }
}

/** Removes the rows of a dossier for good and answers which files they named. */
export async function deleteDocuments(tx: Tx, municipalityId: string, dossierId: string): Promise<string[]> {
  const rows = await tx
    .deleteFrom('documents.document')
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}
