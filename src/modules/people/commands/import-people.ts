import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import type { NewPerson } from '../domain/person.ts'
import { toColumns } from '../store.ts'

export type ImportedPerson = NewPerson & { readonly id: string }

/** Adds the people of a list, many at once, inside the importer's transaction; the import asks permission and keeps the audit. */
export async function importPeople(
  tx: Tx,
  deps: Pick<Deps, 'now'>,
  municipalityId: string,
  people: readonly ImportedPerson[],
): Promise<void> {
  if (people.length === 0) return
  const rows = people.map(({ id, ...person }) => ({
    ...toColumns(person),
    municipality_id: municipalityId,
    id,
    given_name: person.givenName.trim(),
    family_name: (person.familyName ?? '').trim(),
    created_at: deps.now(),
  }))
  await tx.insertInto('people.person').values(rows).execute()
}

/** Takes people of an undone import away again. The caller made sure that nothing speaks of them any more. */
export async function removeImportedPeople(tx: Tx, municipalityId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .deleteFrom('people.person')
    .where('municipality_id', '=', municipalityId)
    .where('id', 'in', [...ids])
    .execute()
}
