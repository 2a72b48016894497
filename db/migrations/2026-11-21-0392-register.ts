import { type Kysely, sql } from 'kysely'
import { createTable, id, recordedAt, recordedBy, reference } from './support.ts'

/** National register numbers, apart from the people they belong to; only where an authorisation says so. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema register`.execute(db)
  await sql`grant usage on schema register to opkomst_app`.execute(db)
  await createTable(db, 'register.authorisation', {
    columns: {
      id,
      reference: ['text not null', 'internal; number or name of the authorisation'],
      granted_on: ['date not null', 'internal; its day'],
      at: recordedAt,
      by: recordedBy,
      ended_at: ['timestamptz', 'internal; since when the number is off again'],
      ended_by: recordedBy,
    },
    indexes: ['create unique index authorisation_once on register.authorisation (municipality_id) where ended_at is null'],
  })
  await createTable(db, 'register.number', {
    columns: {
      id,
      person_id: ['uuid not null', 'internal; the person'],
      number: ['text not null', 'special; national register number, eleven digits'],
      // No uniqueness: a refusal would tell that somebody this account may not see has the number.
      number_index: ['text not null', 'internal; keyed hash of the number, to find it by'],
      at: recordedAt,
      by: recordedBy,
    },
    constraints: [
      reference('number_person_fk', 'person_id', 'people.person', 'cascade'),
      'constraint number_once_per_person unique (municipality_id, person_id)',
    ],
    indexes: ['create index number_by_hash on register.number (municipality_id, number_index)'],
  })
  await sql`select platform.bar('register.number', 'person_id')`.execute(db)
}
