import type { Tx } from '#platform/db/database.ts'

/** Whether a safe address holds for somebody of this family: it wins over every permission, the whole household with it. */
export async function hasSafePlace(tx: Tx, municipalityId: string, dossierId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('dossiers.member as m')
    .innerJoin('people.person as p', (join) => join.onRef('p.municipality_id', '=', 'm.municipality_id').onRef('p.id', '=', 'm.person_id'))
    .select('p.id')
    .where('m.municipality_id', '=', municipalityId)
    .where('m.dossier_id', '=', dossierId)
    .where('p.has_safe_address', '=', true)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
