import type { Tx } from '#platform/db/database.ts'

export type NamedDossier = { readonly reference: string; readonly motherName: string; readonly familyNames: readonly string[] }

/** Number and names of dossiers, with the family names of everybody in them. A dossier the reader may not see is not in the answer. */
export async function namesOfDossiers(tx: Tx, municipalityId: string, ids: readonly string[]): Promise<Map<string, NamedDossier>> {
  if (ids.length === 0) return new Map()
  const own = await tx
    .selectFrom('dossiers.dossier as dossier')
    .innerJoin('people.person as person', (join) =>
      join.onRef('person.municipality_id', '=', 'dossier.municipality_id').onRef('person.id', '=', 'dossier.mother_id'),
    )
    .select(['dossier.id', 'dossier.reference', 'person.given_name', 'person.family_name'])
    .where('dossier.municipality_id', '=', municipalityId)
    .where('dossier.id', 'in', [...ids])
    .execute()
  const members = await tx
    .selectFrom('dossiers.member as member')
    .innerJoin('people.person as person', (join) =>
      join.onRef('person.municipality_id', '=', 'member.municipality_id').onRef('person.id', '=', 'member.person_id'),
    )
    .select(['member.dossier_id', 'person.family_name'])
    .where('member.municipality_id', '=', municipalityId)
    .where('member.dossier_id', 'in', [...ids])
    .execute()
  const others = Map.groupBy(members, (row) => row.dossier_id)
  return new Map(
    own.map((row) => {
      const names = [row.family_name, ...(others.get(row.id) ?? []).map((one) => one.family_name)]
      const motherName = [row.given_name, row.family_name].filter((part) => part !== null && part !== '').join(' ')
      return [
        row.id,
        { reference: row.reference, motherName, familyNames: names.filter((name): name is string => name !== null && name !== '') },
      ]
    }),
  )
}

/** Numbers only, for who may not know whose they are. */
export async function referencesOf(tx: Tx, municipalityId: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('dossiers.dossier')
    .select(['id', 'reference'])
    .where('municipality_id', '=', municipalityId)
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row.reference]))
}
