import { type Kysely, sql } from 'kysely'
import { createTable, id, recordedAt, recordedBy, reference } from './support.ts'

const dossierId = ['uuid not null', 'internal; the dossier'] as const

/** The life of data: what a family asks about hers, how long it is kept, who lets it go, and the proof that it is gone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema lifecycle`.execute(db)
  await sql`grant usage on schema lifecycle to opkomst_app`.execute(db)

  await createTable(db, 'lifecycle.copy', {
    columns: {
      id,
      dossier_id: dossierId,
      job_id: ['uuid not null', 'internal; work that makes it'],
      asked_at: recordedAt,
      asked_by: recordedBy,
      made_at: ['timestamptz', 'internal; when it was ready'],
      expires_at: ['timestamptz not null', 'internal; gone after this'],
      paper: ['bytea', 'special; the readable copy'],
      package: ['bytea', 'special; the data package'],
      downloads: ['integer not null default 0', 'internal; how often a file of it was fetched'],
    },
    constraints: [reference('copy_dossier_fk', 'dossier_id', 'dossiers.dossier', 'cascade')],
    indexes: [
      'create index copy_of_dossier on lifecycle.copy (municipality_id, dossier_id, asked_at desc)',
      'create index copy_expired on lifecycle.copy (municipality_id, expires_at)',
    ],
  })

  await createTable(db, 'lifecycle.request', {
    columns: {
      id,
      dossier_id: dossierId,
      person_id: ['uuid', 'personal; who asks, null when it is somebody for her'],
      kind: [
        "text not null constraint request_kind check (kind in ('rectification', 'objection', 'restriction', 'erasure'))",
        'internal; which right',
      ],
      channel: [
        "text not null constraint request_channel check (channel in ('spoken', 'written', 'portal'))",
        'internal; how it was asked',
      ],
      words: ['text not null', 'special; what she asks, in words'],
      asked_on: ['date not null', 'internal; day it was asked'],
      due_on: ['date not null', 'internal; last day to answer'],
      extended_reason: ['text', 'special; why the answer takes longer, null when it does not'],
      extended_on: ['date', 'internal; day she was told that it takes longer'],
      outcome: [
        "text constraint request_decided check (outcome in ('granted', 'partly', 'refused'))",
        'special; what was decided, null while open',
      ],
      decision: ['text', 'special; the decision in words she understands'],
      decided_on: ['date', 'internal; day of the decision'],
      decided_by: recordedBy,
      at: recordedAt,
      by: recordedBy,
    },
    constraints: [
      reference('request_dossier_fk', 'dossier_id', 'dossiers.dossier', 'cascade'),
      'constraint request_whole_decision check ((outcome is null) = (decided_on is null))',
      'constraint request_whole_extension check ((extended_reason is null) = (extended_on is null))',
    ],
    indexes: [
      'create index request_of_family on lifecycle.request (municipality_id, dossier_id, asked_on desc)',
      'create index request_waiting on lifecycle.request (municipality_id, due_on) where outcome is null',
    ],
  })

  await createTable(db, 'lifecycle.rule', {
    columns: {
      id,
      series: [
        "text not null constraint rule_series check (series in ('dossier', 'referral-only', 'work-notes', 'meeting-sheets'))",
        'public; kind of records',
      ],
      trigger: ["text not null constraint rule_trigger check (trigger in ('closing', 'decision'))", 'public; what the period counts from'],
      months: ['integer not null constraint rule_months check (months between 0 and 1200)', 'public; how long it is kept'],
      outcome: ["text not null constraint rule_outcome check (outcome in ('destroy', 'transfer', 'sample'))", 'public; what happens then'],
      authority: ['text not null', 'public; on what the rule rests'],
      list_version: ['text not null', 'public; version of the selection list'],
      valid_from: ['date not null', 'public; first day it holds'],
      at: recordedAt,
      by: recordedBy,
      ended_at: ['timestamptz', 'internal; since when another rule holds'],
    },
    indexes: ['create unique index rule_once on lifecycle.rule (municipality_id, series) where ended_at is null'],
  })

  await createTable(db, 'lifecycle.hold', {
    columns: {
      id,
      dossier_id: dossierId,
      reason: ['text not null', 'special; why it may not go'],
      until_on: ['date', 'internal; last day it holds, null until it is lifted'],
      at: recordedAt,
      by: recordedBy,
    },
    // Restrict: as long as the row stands, nothing can remove the dossier. Lifting removes the row; who and when stays in the audit.
    constraints: [
      reference('hold_dossier_fk', 'dossier_id', 'dossiers.dossier'),
      'constraint hold_once unique (municipality_id, dossier_id)',
    ],
  })

  await createTable(db, 'lifecycle.proposal', {
    columns: {
      id,
      dossier_id: ['uuid', 'internal; the dossier, null for a referral that became none'],
      referral_id: ['uuid', 'internal; the referral, null for a dossier'],
      ground: [
        "text not null constraint proposal_ground check (ground in ('retention', 'request'))",
        'internal; a rule, or the family asked',
      ],
      rule_id: ['uuid', 'internal; the rule'],
      request_id: ['uuid', 'internal; what the family asked'],
      permission: ['text not null', 'internal; reference of the permission of the archive'],
      proposed_at: recordedAt,
      proposed_by: ['uuid not null', 'internal; first person'],
      approved_at: ['timestamptz', 'internal; when the second person agreed'],
      approved_by: ['uuid', 'internal; second person'],
      job_id: ['uuid', 'internal; work that erases'],
    },
    constraints: [
      reference('proposal_dossier_fk', 'dossier_id', 'dossiers.dossier', 'cascade'),
      reference('proposal_referral_fk', 'referral_id', 'referrals.referral', 'cascade'),
      'constraint proposal_one_subject check ((dossier_id is null) <> (referral_id is null))',
      'constraint proposal_one_ground check ((rule_id is null) <> (request_id is null))',
      'constraint proposal_two_people check (approved_by <> proposed_by)',
    ],
    indexes: [
      'create unique index proposal_dossier_once on lifecycle.proposal (municipality_id, dossier_id)',
      'create unique index proposal_referral_once on lifecycle.proposal (municipality_id, referral_id)',
    ],
  })
  await sql`select platform.bar('lifecycle.proposal', 'referral_id')`.execute(db)

  await createTable(db, 'lifecycle.due', {
    columns: {
      id,
      dossier_id: ['uuid', 'internal; the dossier'],
      referral_id: ['uuid', 'internal; the referral'],
      rule_id: ['uuid not null', 'internal; the rule'],
      due_on: ['date not null', 'internal; day its period was over'],
      found_at: recordedAt,
    },
    constraints: [
      reference('due_dossier_fk', 'dossier_id', 'dossiers.dossier', 'cascade'),
      reference('due_referral_fk', 'referral_id', 'referrals.referral', 'cascade'),
      reference('due_rule_fk', 'rule_id', 'lifecycle.rule', 'cascade'),
    ],
    indexes: [
      'create index due_dossier_key on lifecycle.due (municipality_id, dossier_id)',
      'create index due_referral_key on lifecycle.due (municipality_id, referral_id)',
      'create index due_rule_key on lifecycle.due (municipality_id, rule_id)',
    ],
  })
  await sql`select platform.bar('lifecycle.due', 'referral_id')`.execute(db)

  await createTable(db, 'lifecycle.certificate', {
    columns: {
      id,
      series: ['text not null', 'internal; kind of records that went'],
      ground: ['text not null', 'internal; a rule, or the family asked'],
      rule: ['text not null', 'internal; the rule as it was: period, outcome, authority, list'],
      permission: ['text not null', 'internal; reference of the permission of the archive'],
      proposed_by: ['uuid not null', 'internal; first person'],
      approved_by: ['uuid not null', 'internal; second person'],
      counts: ['jsonb not null', 'internal; rows that went, per table'],
      erased_at: recordedAt,
      hash: ['text not null', 'internal; SHA-256 over all of the above'],
    },
    appendOnly: true,
    indexes: ['create index certificate_list on lifecycle.certificate (municipality_id, erased_at desc)'],
  })
}
