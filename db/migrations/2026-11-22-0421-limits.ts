import { type Kysely, sql } from 'kysely'
import { createTable, id, recordedAt, recordedBy, reference } from './support.ts'

const dossierId = ['uuid not null', 'internal; the dossier'] as const

/**
 * What a mother asks about her data and what follows from it: a copy she takes along herself, an objection to being counted, a dossier that is kept
 * but not used, and who used it nevertheless.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table lifecycle.request
      drop constraint request_kind,
      add constraint request_kind check (kind in ('access', 'rectification', 'objection', 'restriction', 'erasure')),
      drop constraint request_decided,
      add constraint request_decided check (outcome in ('granted', 'partly', 'refused', 'withdrawn')),
      add column scope text constraint request_scope check (scope in ('all', 'figures')),
      add column portal_request_id uuid,
      add constraint request_portal_fk foreign key (municipality_id, portal_request_id) references family.request (municipality_id, id) on delete cascade
  `.execute(db)
  await sql`
    comment on column lifecycle.request.scope is 'internal; against what she objects: all use, or being counted; null for another right'
  `.execute(db)
  await sql`
    comment on column lifecycle.request.portal_request_id is 'internal; the fact she asked on her own pages to correct, null for another way'
  `.execute(db)
  await sql`create index request_of_portal on lifecycle.request (municipality_id, portal_request_id)`.execute(db)

  await createTable(db, 'lifecycle.limit', {
    columns: {
      id,
      dossier_id: dossierId,
      kind: [
        "text not null constraint limit_kind check (kind in ('restriction', 'figures'))",
        'internal; kept but not used, or used but not counted',
      ],
      ground: [
        "text not null constraint limit_ground check (ground in ('accuracy', 'unlawful', 'claims', 'objection'))",
        'internal; on what it rests',
      ],
      request_id: ['uuid', 'internal; what she asked, null when the team decided by itself'],
      reason: ['text', 'special; why, in words, null when she did not say'],
      from_on: ['date not null', 'internal; first day'],
      at: recordedAt,
      by: recordedBy,
      told_on: ['date', 'internal; day she was told that it ends'],
      lifted_at: ['timestamptz', 'internal; since when it no longer holds'],
      lifted_by: recordedBy,
      lift_reason: ['text', 'special; why it ended, in words'],
    },
    constraints: [
      reference('limit_dossier_fk', 'dossier_id', 'dossiers.dossier', 'cascade'),
      "constraint limit_told check (kind <> 'restriction' or lifted_at is null or told_on is not null)",
    ],
    indexes: ['create unique index limit_once on lifecycle.limit (municipality_id, dossier_id, kind) where lifted_at is null'],
  })

  await createTable(db, 'lifecycle.limit_use', {
    columns: {
      id,
      dossier_id: dossierId,
      account_id: ['uuid not null', 'internal; who used it'],
      ground: [
        "text not null constraint limit_use_ground check (ground in ('consent', 'claims', 'protection'))",
        'internal; the exception it rests on',
      ],
      reason: ['text not null', 'special; what it was for, in words'],
      opened_at: recordedAt,
      ends_at: ['timestamptz not null', 'internal; it closes by itself'],
    },
    constraints: [
      reference('limit_use_dossier_fk', 'dossier_id', 'dossiers.dossier', 'cascade'),
      reference('limit_use_account_fk', 'account_id', 'identity.account', 'cascade'),
    ],
    indexes: ['create index limit_use_of_account on lifecycle.limit_use (municipality_id, account_id, ends_at)'],
    // Not append-only: renewing the keys seals the reason anew.
  })
}
