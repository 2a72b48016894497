import type { Tx } from '#platform/db/database.ts'
import { blindIndexes } from '#platform/keys/seal.ts'
import { registerWords } from '#platform/keys/sealed-columns.ts'

export type Authorisation = {
  readonly id: string
  readonly reference: string
  readonly grantedOn: string
  readonly at: Date
  readonly endedAt: Date | null
}

/** The authorisation that holds; null: the number is off in this municipality. */
export async function currentAuthorisation(tx: Tx, municipalityId: string): Promise<Authorisation | null> {
  const row = await tx
    .selectFrom('register.authorisation')
    .select(['id', 'reference', 'granted_on as grantedOn', 'at', 'ended_at as endedAt'])
    .where('municipality_id', '=', municipalityId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

export async function listAuthorisations(tx: Tx, municipalityId: string): Promise<Authorisation[]> {
  return tx
    .selectFrom('register.authorisation')
    .select(['id', 'reference', 'granted_on as grantedOn', 'at', 'ended_at as endedAt'])
    .where('municipality_id', '=', municipalityId)
    .orderBy('at', 'desc')
    .execute()
}

export async function readNumber(tx: Tx, municipalityId: string, personId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('register.number')
    .select('number')
    .where('municipality_id', '=', municipalityId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.number ?? null
}

export async function countNumbers(tx: Tx, municipalityId: string): Promise<number> {
  const row = await tx
    .selectFrom('register.number')
    .select((query) => query.fn.countAll<number>().as('n'))
    .where('municipality_id', '=', municipalityId)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/** People with this number, as far as this account may see them. */
export async function peopleWithNumber(tx: Tx, municipalityId: string, digits: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('register.number')
    .select('person_id')
    .where('municipality_id', '=', municipalityId)
    .where('number_index', 'in', blindIndexes(municipalityId, registerWords(digits)))
    .orderBy('person_id')
    .execute()
  return rows.map((row) => row.person_id)
}
