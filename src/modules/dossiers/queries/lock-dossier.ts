import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'

/** What a rule about a change needs to know of a dossier. */
export type LockedDossier = {
  readonly id: string
  readonly reference: string
  readonly motherId: string
  readonly programme: string
  readonly packVersion: string
  readonly openedOn: IsoDay
  readonly startedOn: IsoDay | null
  readonly plannedEndOn: IsoDay | null
  readonly isOpen: boolean
  readonly endedOn: IsoDay | null
}

/** Holds the dossier until the transaction ends, so that two changes of one family follow each other. Null when it is not there. */
export async function lockDossier(tx: Tx, municipalityId: string, dossierId: string): Promise<LockedDossier | null> {
  const row = await tx
    .selectFrom('dossiers.dossier')
    .select([
      'id',
      'reference',
      'mother_id as motherId',
      'programme',
      'pack_version as packVersion',
      'opened_on as openedOn',
      'started_on as startedOn',
      'planned_end_on as plannedEndOn',
      'is_open as isOpen',
      'ended_on as endedOn',
    ])
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', dossierId)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}
