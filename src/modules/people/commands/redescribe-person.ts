import type { Tx } from '#platform/db/database.ts'
import type { NewPerson } from '../domain/person.ts'
import { toColumns } from '../store.ts'

/** Replaces what a referral told about a parent, inside the transaction of that act, which asks permission, keeps what stood there and audits. */
export async function redescribePerson(tx: Tx, municipalityId: string, personId: string, person: NewPerson): Promise<void> {
  await tx
    .updateTable('people.person')
    .set(toColumns(person))
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', personId)
    .execute()
}
