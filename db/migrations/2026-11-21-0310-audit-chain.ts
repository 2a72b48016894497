import type { Kysely } from 'kysely'
import { createTable, id } from './support.ts'

/**
 * Seals on what was recorded, and what the team lead says of it. The records themselves stay as they are: an act writes one row, and a
 * later round seals it. Which record is sealed stands here per record, so that one that was committed late is found by the next round.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'audit.batch', {
    columns: {
      no: ['integer not null', 'internal; 1 for the first of the municipality, then without gaps'],
      previous_hash: ['text not null', 'internal; hash of the batch before, empty for the first'],
      root: ['text not null', 'internal; hash over the hashes of the records, in their order'],
      count: ['integer not null', 'internal; records in this batch'],
      total: ['bigint not null', 'internal; records in this batch and all before'],
      first_id: ['uuid not null', 'internal; record at the first place'],
      last_id: ['uuid not null', 'internal; record at the last place'],
      through_id: ['uuid not null', 'internal; highest number sealed so far'],
      is_complete: ['boolean not null', 'internal; whether nothing was left to seal after it'],
      sealed_at: ['timestamptz not null', 'internal; when, by the clock of the database'],
      hash: ['text not null', 'internal; SHA-256 of all the above with the municipality'],
      key_id: ['text not null', 'internal; which key made the seal; the key is not in the database'],
      seal: ['text not null', 'internal; keyed hash of the hash'],
    },
    constraints: ['constraint batch_pk primary key (municipality_id, no)'],
    appendOnly: true,
  })
  await createTable(db, 'audit.sealed', {
    columns: {
      event_id: ['uuid not null', 'internal; the record'],
      batch_no: ['integer not null', 'internal; batch it is in'],
      position: ['integer not null', 'internal; place in the batch, from 0'],
      hash: ['text not null', 'internal; SHA-256 of the record'],
      marks: ['text not null', 'internal; two bytes of the hash of each field, to say which one was changed'],
      seal: ['text not null', 'internal; keyed hash of batch, place, number and hash'],
    },
    constraints: [
      'constraint sealed_pk primary key (municipality_id, event_id)',
      'constraint sealed_place_once unique (municipality_id, batch_no, position)',
    ],
    appendOnly: true,
  })
  await createTable(db, 'audit.review', {
    columns: {
      id,
      signal: ['text not null', 'internal; which look-up: rule, account, dossier and day'],
      note: ['text not null', 'personal; what came out of it'],
      reviewed_by: ['uuid not null', 'internal; account that reviewed it'],
      reviewed_at: ['timestamptz not null', 'internal; when'],
    },
    constraints: ['constraint review_once unique (municipality_id, signal)'],
    appendOnly: true,
  })
  await createTable(db, 'audit.threshold', {
    columns: {
      id,
      name: ['text not null', 'internal; which limit of the rules for unusual look-ups'],
      value: ['integer not null', 'internal; from how many on; the latest row counts'],
      set_by: ['uuid not null', 'internal; account that set it'],
      set_at: ['timestamptz not null', 'internal; when'],
    },
    appendOnly: true,
  })
}
