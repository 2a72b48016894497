import { type Kysely, sql } from 'kysely'
import { createTable, id, recordedAt, recordedBy } from './support.ts'

/**
 * What a municipality changes in the catalogue of rights: one row per change, from draft to published to withdrawn. Nothing of it is ever overwritten:
 * an improved draft is another row, so that the history tells who changed what.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema rights_catalogue`.execute(db)
  await sql`grant usage on schema rights_catalogue to opkomst_app`.execute(db)
  await createTable(db, 'rights_catalogue.change', {
    columns: {
      id,
      right_id: ['text not null', 'public; the right it is about'],
      kind: [
        "text not null constraint change_kind check (kind in ('value', 'right', 'version'))",
        'public; an amount, a right, or other rules from a day on',
      ],
      content: ['jsonb not null', 'internal; the change itself: data of the catalogue, nothing of a family'],
      base: ['text', 'internal; digest of the right it takes the place of, to see whether that changed since'],
      note: ['text', 'internal; what the drafter says about it'],
      origin: ["text not null constraint change_origin check (origin in ('form', 'import', 'command'))", 'internal; how it came in'],
      at: recordedAt,
      by: recordedBy,
      dropped_at: ['timestamptz', 'internal; the draft was put aside'],
      dropped_by: ['uuid', 'internal; account that put it aside'],
      published_at: ['timestamptz', 'internal; since when it holds for everybody'],
      published_by: ['uuid', 'internal; account of the second person'],
      publish_reason: ['text', 'internal; why it was published'],
      withdrawn_at: ['timestamptz', 'internal; taken back as a whole'],
      withdrawn_by: ['uuid', 'internal; account that took it back'],
      withdraw_reason: ['text', 'internal; why it was taken back'],
      job_id: ['uuid', 'internal; the last look at what it would change for running families'],
    },
    constraints: [
      'constraint change_second_person check (published_by is null or by is null or published_by <> by)',
      'constraint change_published_by_somebody check (published_at is null or published_by is not null)',
      'constraint change_withdrawn_after check (withdrawn_at is null or published_at is not null)',
      'constraint change_dropped_draft check (dropped_at is null or published_at is null)',
    ],
    indexes: [
      'create index change_published on rights_catalogue.change (municipality_id, published_at) where published_at is not null',
      'create index change_of_right on rights_catalogue.change (municipality_id, right_id, at)',
    ],
  })
}
