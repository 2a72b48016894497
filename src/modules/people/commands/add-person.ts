import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import type { NewPerson } from '../domain/person.ts'
import { toColumns } from '../store.ts'

/**
 * Adds somebody inside the transaction of a larger act (a referral, a new dossier, a birth), which asks permission and keeps the audit record.
 * Answers with the id of the person.
 */
export async function addPerson(tx: Tx, deps: Pick<Deps, 'newId' | 'now'>, municipalityId: string, person: NewPerson): Promise<string> {
  const id = deps.newId()
  await tx
    .insertInto('people.person')
    .values({
      ...toColumns(person),
      municipality_id: municipalityId,
      id,
      given_name: person.givenName.trim(),
      family_name: (person.familyName ?? '').trim(),
      created_at: deps.now(),
    })
    .execute()
  return id
}
