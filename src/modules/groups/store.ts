import type { Insertable } from 'kysely'
import type { DB } from '#db/schema.gen.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { prepared } from '#platform/db/prepared.ts'

export async function insertParticipations(tx: Tx, rows: readonly Insertable<DB['groups.participation']>[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto('groups.participation')
      .values([...rows])
      .execute()
}

export async function setWithdrawn(
  tx: Tx,
  key: { readonly municipalityId: string; readonly dossierId: string; readonly id: string },
  at: Date | null,
): Promise<boolean> {
  const result = await tx
    .updateTable('groups.participation')
    .set({ withdrawn_at: at })
    .where('municipality_id', '=', key.municipalityId)
    .where('dossier_id', '=', key.dossierId)
    .where('id', '=', key.id)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export type ParticipationRow = { readonly id: string; readonly sessions: number; readonly countedOn: IsoDay }

const ofDossier = prepared(['municipalityId', 'dossierId'], (tx, at) =>
  tx
    .selectFrom('groups.participation')
    .select(['id', 'sessions', 'counted_on as countedOn'])
    .where('municipality_id', '=', at('municipalityId'))
    .where('dossier_id', '=', at('dossierId'))
    .where('withdrawn_at', 'is', null)
    .orderBy('counted_on', 'desc')
    .orderBy('id', 'desc')
    .compile(),
)

/** Counts that stand, newest first. A family that has none was never counted: that is not the same as zero sessions. */
export async function listParticipations(tx: Tx, municipalityId: string, dossierId: string): Promise<ParticipationRow[]> {
  return [...(await ofDossier(tx, { municipalityId, dossierId }))]
}
