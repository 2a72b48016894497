import type { Tx } from '#platform/db/database.ts'
import type { FileName } from '#platform/files/store.ts'

/** The key of the package of a proposal; null when none is kept here. */
export async function packageKey(tx: Tx, { municipalityId, id }: FileName): Promise<string | null> {
  const row = await tx
    .selectFrom('lifecycle.proposal')
    .select(['id', 'file_key as fileKey'])
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.fileKey ?? null
}
