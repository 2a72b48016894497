import type { Tx } from '#platform/db/database.ts'
import type { PersonDetails } from '../domain/person.ts'
import { personColumns, toPerson } from '../store.ts'

export async function readPerson(tx: Tx, municipalityId: string, personId: string): Promise<PersonDetails | null> {
  return (await readPeople(tx, municipalityId, [personId])).get(personId) ?? null
}

/** People by id; who is not found is not in the map. */
export async function readPeople(
  tx: Tx,
  municipalityId: string,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, PersonDetails>> {
  if (personIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('people.person')
    .select(personColumns)
    .where('municipality_id', '=', municipalityId)
    .where('id', 'in', personIds)
    .execute()
  return new Map(rows.map((row) => [row.id, toPerson(row)]))
}
