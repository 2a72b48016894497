import { type Kysely, sql } from 'kysely'
import { createTable, id, recordedAt, recordedBy, reference } from './support.ts'

const dossierId = ['uuid not null', 'internal; the dossier'] as const
const rightId = ['text not null', 'special; id of the right in the catalogue'] as const
const takenBack = ['timestamptz', 'internal; taken back'] as const
const ofDossier = (name: string): string => reference(name, 'dossier_id', 'dossiers.dossier', 'cascade')

/**
 * The rights of a family: what was asked, how far each right is, what a worker says otherwise, which papers are there, and what the last look found.
 * The rules and amounts are data of the catalogue; here stands only what belongs to this family.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema rights`.execute(db)
  await sql`grant usage on schema rights to opkomst_app`.execute(db)
  await createTable(db, 'rights.fact', {
    columns: {
      id,
      dossier_id: dossierId,
      path: ['text not null', 'internal; which fact, as the catalogue names it'],
      subject: ["text not null default ''", 'internal; person or expected child it is about, empty for the family'],
      value: ['text', 'special; the answer as JSON; null: she does not know'],
      source: ["text not null constraint fact_source check (source in ('family', 'document', 'worker'))", 'internal; how it is known'],
      known_on: ['date not null', 'internal; day on which it was so'],
      at: recordedAt,
      by: recordedBy,
      withdrawn_at: takenBack,
    },
    constraints: [ofDossier('fact_dossier_fk')],
    indexes: ['create index fact_of on rights.fact (municipality_id, dossier_id, at)'],
  })
  await createTable(db, 'rights.claim', {
    columns: {
      id,
      dossier_id: dossierId,
      right_id: rightId,
      subject: ["text not null default ''", 'internal; child or adult it is for, empty for the family'],
      at: recordedAt,
      by: recordedBy,
    },
    constraints: [ofDossier('claim_dossier_fk'), 'constraint claim_once unique (municipality_id, dossier_id, right_id, subject)'],
    indexes: ['create index claim_of_right on rights.claim (municipality_id, right_id)'],
  })
  await createTable(db, 'rights.step', {
    columns: {
      id,
      dossier_id: dossierId,
      claim_id: ['uuid not null', 'internal; the right of this family'],
      kind: [
        "text not null constraint step_kind check (kind in ('found', 'asked', 'granted', 'refused', 'appealed', 'stopped'))",
        'special; how far it is',
      ],
      on_day: ['date not null', 'internal; day of the step'],
      cents: ['bigint constraint step_cents check (cents between 0 and 100000000)', 'special; amount in euro cents'],
      per: [
        "text constraint step_per check (per in ('once', 'day', 'week', 'month', 'quarter', 'year'))",
        'special; what the amount is per',
      ],
      since: ['date', 'special; first day of the amount'],
      reason: ['text', 'special; why it was refused or stopped, a word of a fixed list'],
      next_who: ['text', 'personal; who does the next thing'],
      next_what: ['text', 'special; what has to be done next'],
      deadline_on: ['date', 'internal; last day for it'],
      remind_on: ['date', 'internal; day on which to think of it'],
      note: ['text', 'special; what else counts'],
      at: recordedAt,
      by: recordedBy,
      withdrawn_at: takenBack,
    },
    constraints: [
      ofDossier('step_dossier_fk'),
      reference('step_claim_fk', 'claim_id', 'rights.claim', 'cascade'),
      'constraint step_amount check ((cents is null) = (per is null))',
    ],
    indexes: [
      'create index step_of on rights.step (municipality_id, dossier_id, claim_id, on_day)',
      'create index step_of_claim on rights.step (municipality_id, claim_id)',
      'create index step_to_do on rights.step (municipality_id, remind_on) where withdrawn_at is null and remind_on is not null',
      'create index step_deadline on rights.step (municipality_id, deadline_on) where withdrawn_at is null and deadline_on is not null',
    ],
  })
  await createTable(db, 'rights.override', {
    columns: {
      id,
      dossier_id: dossierId,
      right_id: rightId,
      says: ["text not null constraint override_says check (says in ('yes', 'no'))", 'special; what the worker says instead'],
      reason: ['text not null', 'special; why'],
      at: recordedAt,
      by: recordedBy,
      withdrawn_at: takenBack,
    },
    constraints: [ofDossier('override_dossier_fk')],
    indexes: ['create index override_of on rights.override (municipality_id, dossier_id, right_id)'],
  })
  await createTable(db, 'rights.paper', {
    columns: {
      id,
      dossier_id: dossierId,
      right_id: rightId,
      paper: ['integer not null', 'internal; which paper of the list of the right'],
      at: recordedAt,
      by: recordedBy,
    },
    constraints: [ofDossier('paper_dossier_fk'), 'constraint paper_once unique (municipality_id, dossier_id, right_id, paper)'],
  })
  await createTable(db, 'rights.look', {
    columns: {
      id,
      dossier_id: dossierId,
      looked_on: ['date not null', 'internal; day for which it was worked out'],
      outcomes: ['text not null', 'special; outcome and amount of each right, as JSON, to see what changed since'],
      at: recordedAt,
      by: recordedBy,
    },
    constraints: [ofDossier('look_dossier_fk'), 'constraint look_once unique (municipality_id, dossier_id)'],
  })
}
