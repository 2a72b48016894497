import type { Tx } from '#platform/db/database.ts'

export type DossierOfPerson = {
  readonly personId: string
  readonly dossierId: string
  readonly reference: string
  readonly isOpen: boolean
  readonly role: string
}

/** The dossiers these people belong to, as mother or as member: a likely double leads to its dossier. */
export async function dossiersOfPeople(tx: Tx, municipalityId: string, personIds: readonly string[]): Promise<readonly DossierOfPerson[]> {
  if (personIds.length === 0) return []
  return tx
    .selectFrom('dossiers.member as member')
    .innerJoin('dossiers.dossier as dossier', (join) =>
      join.onRef('dossier.municipality_id', '=', 'member.municipality_id').onRef('dossier.id', '=', 'member.dossier_id'),
    )
    .select(['member.person_id as personId', 'dossier.id as dossierId', 'dossier.reference', 'dossier.is_open as isOpen', 'member.role'])
    .where('member.municipality_id', '=', municipalityId)
    .where('dossier.municipality_id', '=', municipalityId)
    .where('member.person_id', 'in', personIds)
    .where('member.removed_at', 'is', null)
    .orderBy('dossier.opened_on', 'desc')
    .execute()
}
