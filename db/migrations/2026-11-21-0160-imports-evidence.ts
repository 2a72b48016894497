import type { Kysely } from 'kysely'
import { createTable, id, recordedAt, recordedBy, reference } from './support.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'imports.upload', {
    columns: {
      id,
      kind: [
        "text not null constraint upload_kind check (kind in ('registrations', 'case-study', 'interviews'))",
        'internal; what the list holds',
      ],
      file_name: ['text not null', 'internal; name of the file'],
      content: ['bytea', 'special; the file, removed when the import is finished or dropped'],
      sha256: ['text not null', 'internal; digest of the file'],
      format: ['jsonb not null', 'internal; encoding, delimiter, header row, sheet'],
      mapping: ['jsonb', 'internal; columns and values as corrected'],
      state: [
        "text not null constraint upload_state check (state in ('uploaded', 'mapped', 'running', 'done', 'undone', 'failed'))",
        'internal; how far',
      ],
      counts: ['jsonb', 'internal; rows by outcome'],
      job_id: ['uuid', 'internal; the work that runs it'],
      at: recordedAt,
      by: recordedBy,
      finished_at: ['timestamptz', 'internal; when it was applied'],
      undone_at: ['timestamptz', 'internal; when it was taken back'],
      undone_by: recordedBy,
    },
    indexes: ['create index upload_recent on imports.upload (municipality_id, at desc)'],
  })
  await createTable(db, 'imports.row', {
    columns: {
      upload_id: ['uuid not null', 'internal; the import'],
      row_number: ['integer not null', 'internal; row as the spreadsheet numbers it'],
      outcome: [
        "text not null constraint row_outcome check (outcome in ('imported', 'linked', 'unchanged', 'rejected', 'blank'))",
        'internal; what became of it',
      ],
      fingerprint: ['text', 'internal; keyed digest of what the row says'],
      source_key: ['text', 'internal; number of the dossier in the list of the team'],
      dossier_id: ['uuid', 'internal; dossier it made or belongs to'],
      problems: ["jsonb not null default '[]'", 'special; column, value and reason'],
      cells: ['jsonb', 'special; the row as it stood, kept only when rejected'],
    },
    constraints: [
      'constraint row_pk primary key (municipality_id, upload_id, row_number)',
      reference('row_upload_fk', 'upload_id', 'imports.upload', 'cascade'),
    ],
    indexes: [
      'create index row_fingerprint on imports.row (municipality_id, fingerprint) where fingerprint is not null',
      'create index row_source_key on imports.row (municipality_id, source_key) where source_key is not null',
    ],
  })
  await createTable(db, 'imports.created', {
    columns: {
      upload_id: ['uuid not null', 'internal; the import'],
      entity: ['text not null', 'internal; what was made'],
      entity_id: ['uuid not null', 'internal; its id, so that the import can be taken back as a whole'],
      position: ['integer not null', 'internal; order in which it was made'],
    },
    constraints: [
      'constraint created_pk primary key (municipality_id, upload_id, entity, entity_id)',
      reference('created_upload_fk', 'upload_id', 'imports.upload', 'cascade'),
    ],
  })
  await createTable(db, 'imports.saved_mapping', {
    columns: {
      kind: ['text not null', 'internal; what the list holds'],
      headers: ['text not null', 'internal; digest of the headers it fits'],
      mapping: ['jsonb not null', 'internal; columns and values the team taught'],
      saved_at: recordedAt,
      saved_by: recordedBy,
    },
    constraints: ['constraint saved_mapping_pk primary key (municipality_id, kind, headers)'],
  })
  await createTable(db, 'evidence.edition', {
    columns: {
      id,
      settings: ['jsonb not null', 'public; period, programme and as-of date'],
      figures: ['jsonb not null', 'internal; figures before hiding, to compare the next edition with'],
      published_at: recordedAt,
      published_by: recordedBy,
    },
    indexes: ['create index edition_recent on evidence.edition (municipality_id, published_at desc)'],
  })
}
