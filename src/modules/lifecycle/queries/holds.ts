import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'

export type Hold = { readonly reason: string; readonly untilOn: IsoDay | null; readonly at: Date; readonly by: string | null }

export async function holdOf(tx: Tx, municipalityId: string, dossierId: string): Promise<Hold | null> {
  const row = await tx
    .selectFrom('lifecycle.hold')
    .select(['reason', 'until_on as untilOn', 'at', 'by'])
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .executeTakeFirst()
  return row ?? null
}
