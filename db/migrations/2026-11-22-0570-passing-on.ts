import { type Kysely, sql } from 'kysely'
import { createTable, id, recordedAt, recordedBy, reference } from './support.ts'

/** Families passed on together, and visits that were moved: what was before is kept, and those of one act go back together. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const withId = 'internal; those passed on in one act have it in common, null for one alone'
  await sql`alter table dossiers.assignment add column with_id uuid`.execute(db)
  await sql.raw(`comment on column dossiers.assignment.with_id is '${withId}'`).execute(db)
  await sql`create index assignment_with on dossiers.assignment (municipality_id, with_id) where with_id is not null`.execute(db)
  await createTable(db, 'contacts.visit_move', {
    columns: {
      id,
      dossier_id: ['uuid not null', 'internal; dossier'],
      visit_id: ['uuid not null', 'internal; the visit that moved'],
      was_on: ['date not null', 'special; day before'],
      was_at: ['time', 'special; time of day before'],
      was_by: ['uuid not null', 'internal; who would go'],
      to_on: ['date not null', 'special; day after'],
      to_at: ['time', 'special; time of day after'],
      to_by: ['uuid not null', 'internal; who goes'],
      with_id: ['uuid', withId],
      at: recordedAt,
      by: recordedBy,
      undone_at: ['timestamptz', 'internal; when it was taken back'],
      undone_by: ['uuid', 'internal; account that took it back'],
    },
    constraints: [
      reference('visit_move_dossier_fk', 'dossier_id', 'dossiers.dossier', 'cascade'),
      reference('visit_move_visit_fk', 'visit_id', 'contacts.visit', 'cascade'),
    ],
    indexes: [
      'create index visit_move_of_dossier on contacts.visit_move (municipality_id, dossier_id, at)',
      'create index visit_move_of_visit on contacts.visit_move (municipality_id, visit_id)',
      'create index visit_move_with on contacts.visit_move (municipality_id, with_id) where with_id is not null',
    ],
  })
}
