import type { Kysely } from 'kysely'
import { createTable, id, recordedAt, recordedBy, reference } from './support.ts'

const dossierId = ['uuid not null', 'internal; the dossier'] as const
const ofDossier = (name: string): string => reference(name, 'dossier_id', 'dossiers.dossier', 'cascade')

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'dossiers.dossier', {
    columns: {
      id,
      reference: ['text not null', 'internal; human number, reveals nothing'],
      mother_id: ['uuid not null', 'personal; the parent at the centre'],
      referral_id: ['uuid', 'internal; referral it grew from'],
      programme: ['text not null', 'internal; programme now'],
      pack_version: ['text not null', 'internal; version of the pack it was opened with'],
      first_programme: ['text not null', 'internal; programme at the start, by which the report counts'],
      opened_on: ['date not null', 'internal; day of referral or intake'],
      started_on: ['date', 'internal; first day of guidance'],
      planned_end_on: ['date', 'internal; from the pack, null when the birth is not known'],
      is_open: ['boolean not null', 'internal; false after an ending that stands'],
      ended_on: ['date', 'internal; day of the ending that stands'],
      outlook: ['text', 'special; quick judgement at intake'],
      recorded_at: recordedAt,
      recorded_by: recordedBy,
    },
    constraints: [
      'constraint dossier_reference_once unique (municipality_id, reference)',
      reference('dossier_mother_fk', 'mother_id', 'people.person'),
    ],
    indexes: [
      'create index dossier_list on dossiers.dossier (municipality_id, opened_on desc, id desc)',
      'create index dossier_open on dossiers.dossier (municipality_id, opened_on desc, id desc) where is_open',
      'create index dossier_programme on dossiers.dossier (municipality_id, programme, opened_on desc, id desc)',
      'create index dossier_of_mother on dossiers.dossier (municipality_id, mother_id)',
    ],
  })
  await createTable(db, 'dossiers.programme_period', {
    columns: {
      id,
      dossier_id: dossierId,
      programme: ['text not null', 'internal; programme'],
      pack_version: ['text not null', 'internal; version of its pack'],
      from_on: ['date not null', 'internal; first day'],
      reason: ['text', 'special; why it changed'],
      at: recordedAt,
      by: recordedBy,
    },
    constraints: [ofDossier('programme_period_dossier_fk')],
    indexes: ['create index programme_period_of on dossiers.programme_period (municipality_id, dossier_id, from_on)'],
  })
  await createTable(db, 'dossiers.member', {
    columns: {
      id,
      dossier_id: dossierId,
      person_id: ['uuid not null', 'personal; who'],
      role: [
        "text not null constraint member_role check (role in ('mother', 'co-parent', 'child', 'relative', 'other'))",
        'personal; place in the family',
      ],
      relation: ['text', 'personal; in words, such as sister'],
      note: ['text', 'special; what colleagues should know'],
      added_at: recordedAt,
      removed_at: ['timestamptz', 'internal; since when no longer part of the family'],
    },
    constraints: [ofDossier('member_dossier_fk'), reference('member_person_fk', 'person_id', 'people.person')],
    indexes: [
      'create index member_of_dossier on dossiers.member (municipality_id, dossier_id)',
      'create index member_person on dossiers.member (municipality_id, person_id)',
    ],
  })
  await createTable(db, 'dossiers.pregnancy', {
    columns: {
      id,
      dossier_id: dossierId,
      due_on: ['date', 'special; expected day of birth'],
      expected: [
        'integer not null default 1 constraint pregnancy_expected check (expected between 1 and 5)',
        'special; number of children',
      ],
      born_on: ['date', 'special; day of birth'],
      recorded_at: recordedAt,
      recorded_by: recordedBy,
    },
    constraints: [ofDossier('pregnancy_dossier_fk')],
    indexes: ['create index pregnancy_of on dossiers.pregnancy (municipality_id, dossier_id)'],
  })
  await createTable(db, 'dossiers.loss', {
    columns: {
      id,
      dossier_id: dossierId,
      pregnancy_id: ['uuid', 'special; loss during pregnancy or at birth'],
      person_id: ['uuid', 'special; child that died'],
      happened_on: ['date not null', 'special; day; baby items stop from here'],
      note: ['text', 'special; what colleagues should know'],
      recorded_at: recordedAt,
      recorded_by: recordedBy,
      withdrawn_at: ['timestamptz', 'internal; recorded by mistake'],
    },
    constraints: [ofDossier('loss_dossier_fk')],
    indexes: ['create index loss_of on dossiers.loss (municipality_id, dossier_id)'],
  })
  await createTable(db, 'dossiers.assignment', {
    columns: {
      id,
      dossier_id: dossierId,
      account_id: ['uuid not null', 'internal; counsellor'],
      from_on: ['date not null', 'internal; first day'],
      until_on: ['date', 'internal; last day, null while it lasts'],
      reason: ['text', 'internal; why it changed'],
      at: recordedAt,
      by: recordedBy,
    },
    constraints: [ofDossier('assignment_dossier_fk'), reference('assignment_account_fk', 'account_id', 'identity.account')],
    indexes: [
      'create index assignment_of_dossier on dossiers.assignment (municipality_id, dossier_id, from_on)',
      'create index assignment_of_account on dossiers.assignment (municipality_id, account_id) where until_on is null',
      'create unique index assignment_one_now on dossiers.assignment (municipality_id, dossier_id) where until_on is null',
    ],
  })
  await createTable(db, 'dossiers.ending', {
    columns: {
      id,
      dossier_id: dossierId,
      ended_on: ['date not null', 'internal; last day of guidance'],
      reason: [
        "text not null constraint ending_reason check (reason in ('goals-reached', 'planned-end', 'handed-over', 'moved', 'own-choice', 'no-contact', 'other'))",
        'special; why it ended',
      ],
      reason_text: ['text', 'special; reason in the words of the team or of an imported list'],
      is_drop_out: ['boolean not null', 'internal; stopped before the guidance was finished'],
      summary: ['text', 'special; closing summary'],
      at: recordedAt,
      by: recordedBy,
      reopened_at: ['timestamptz', 'internal; when the dossier was opened again'],
      reopened_by: recordedBy,
    },
    constraints: [ofDossier('ending_dossier_fk')],
    indexes: ['create index ending_of on dossiers.ending (municipality_id, dossier_id)'],
  })
  await createTable(db, 'dossiers.refusal', {
    columns: {
      id,
      dossier_id: dossierId,
      refused_on: ['date not null', 'special; day she said so'],
      what: [
        "text not null constraint refusal_what check (what in ('contact', 'guidance', 'measurement'))",
        'special; what she does not want now',
      ],
      until_on: ['date', 'special; until when we do not ask again, null for always'],
      note: ['text', 'special; in her words'],
      at: recordedAt,
      by: recordedBy,
      withdrawn_at: ['timestamptz', 'internal; she came back on it'],
    },
    constraints: [ofDossier('refusal_dossier_fk')],
    indexes: ['create index refusal_of on dossiers.refusal (municipality_id, dossier_id) where withdrawn_at is null'],
  })
  await createTable(db, 'dossiers.focus', {
    columns: {
      id,
      dossier_id: dossierId,
      said_on: ['date not null', 'special; day she said it'],
      position: ['integer not null', 'internal; first is most important'],
      words: ['text not null', 'special; what counts now, in her words'],
      at: recordedAt,
      by: recordedBy,
      replaced_at: ['timestamptz', 'internal; since when a newer list stands'],
    },
    constraints: [ofDossier('focus_dossier_fk')],
    indexes: ['create index focus_of on dossiers.focus (municipality_id, dossier_id) where replaced_at is null'],
  })
  await createTable(db, 'dossiers.partner', {
    columns: {
      id,
      dossier_id: dossierId,
      organisation_id: ['uuid not null', 'special; organisation that also supports this family'],
      contact_name: ['text', 'personal; colleague there'],
      role: ['text', 'special; what they do for the family'],
      added_at: recordedAt,
      removed_at: ['timestamptz', 'internal; since when no longer'],
    },
    constraints: [ofDossier('partner_dossier_fk'), reference('partner_organisation_fk', 'organisation_id', 'network.organisation')],
    indexes: ['create index partner_of on dossiers.partner (municipality_id, dossier_id)'],
  })
}
