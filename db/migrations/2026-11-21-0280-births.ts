import { type Kysely, sql } from 'kysely'
import { createTable, id, recordedAt, recordedBy, reference } from './support.ts'

/** A birth that was told and, when it was a mistake, taken back: with who and when. Births from before have a day and no author. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'dossiers.birth', {
    columns: {
      id,
      dossier_id: ['uuid not null', 'internal; the dossier'],
      pregnancy_id: ['uuid not null', 'special; the pregnancy'],
      born_on: ['date not null', 'special; day of birth'],
      recorded_at: recordedAt,
      recorded_by: recordedBy,
      withdrawn_at: ['timestamptz', 'internal; recorded by mistake'],
      withdrawn_by: ['uuid', 'internal; account that took it back'],
    },
    constraints: [
      reference('birth_dossier_fk', 'dossier_id', 'dossiers.dossier', 'cascade'),
      reference('birth_pregnancy_fk', 'pregnancy_id', 'dossiers.pregnancy', 'cascade'),
    ],
    indexes: ['create index birth_of on dossiers.birth (municipality_id, dossier_id)'],
  })
  for (const table of ['loss', 'refusal']) {
    await sql.raw(`alter table dossiers.${table} add column withdrawn_by uuid`).execute(db)
    await sql
      .raw(`comment on column dossiers.${table}.withdrawn_by is 'internal; account that took it back, null when not known'`)
      .execute(db)
  }
}
