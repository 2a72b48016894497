import { type Kysely, sql } from 'kysely'
import { createTable, id, recordedAt, recordedBy, reference } from './support.ts'

/** Files a family or a partner hands over. The bytes lie outside the database, each sealed under the key that stands here. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema documents`.execute(db)
  await sql`grant usage on schema documents to opkomst_app`.execute(db)
  await createTable(db, 'documents.document', {
    columns: {
      id,
      dossier_id: ['uuid not null', 'internal; the dossier'],
      contact_id: ['uuid', 'internal; the contact it belongs to, when it belongs to one'],
      about: [
        "text not null constraint document_about check (about in ('letter', 'certificate', 'report', 'photo', 'form', 'other'))",
        'personal; what kind of paper it is',
      ],
      name: ['text not null', 'special; what it is called, in words'],
      type: [
        "text not null constraint document_type check (type in ('image/jpeg', 'image/png', 'image/webp', 'application/pdf', 'text/plain'))",
        'internal; kind of file, proven from its content',
      ],
      bytes: ['integer not null', 'internal; how large it is kept'],
      file_key: ['text not null', 'special; key of the file'],
      scan: [
        "text not null constraint document_scan check (scan in ('clean', 'infected', 'not-scanned'))",
        'internal; what the scanner said',
      ],
      at: recordedAt,
      by: recordedBy,
      withdrawn_at: ['timestamptz', 'internal; taken back, may be put back'],
    },
    constraints: [
      reference('document_dossier_fk', 'dossier_id', 'dossiers.dossier', 'cascade'),
      reference('document_contact_fk', 'contact_id', 'contacts.contact', 'cascade'),
    ],
    indexes: [
      'create index document_of_dossier on documents.document (municipality_id, dossier_id, at desc)',
      'create index document_of_contact on documents.document (municipality_id, contact_id)',
    ],
  })
}
