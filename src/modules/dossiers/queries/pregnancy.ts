import type { Tx } from '#platform/db/database.ts'
import type { Pregnancy } from '../domain/clock.ts'

/** The pregnancy the dossier is about, with the losses that stand. */
export async function readPregnancy(tx: Tx, municipalityId: string, dossierId: string): Promise<Pregnancy | null> {
  const row = await tx
    .selectFrom('dossiers.pregnancy as pregnancy')
    .select((eb) => [
      'pregnancy.id',
      'pregnancy.due_on as dueOn',
      'pregnancy.born_on as bornOn',
      'pregnancy.expected',
      eb
        .selectFrom('dossiers.loss as loss')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('loss.municipality_id', '=', 'pregnancy.municipality_id')
        .whereRef('loss.dossier_id', '=', 'pregnancy.dossier_id')
        .whereRef('loss.pregnancy_id', '=', 'pregnancy.id')
        .where('loss.withdrawn_at', 'is', null)
        .as('lost'),
    ])
    .where('pregnancy.municipality_id', '=', municipalityId)
    .where('pregnancy.dossier_id', '=', dossierId)
    .orderBy('pregnancy.recorded_at', 'desc')
    .orderBy('pregnancy.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : { ...row, lost: Number(row.lost ?? 0) }
}
