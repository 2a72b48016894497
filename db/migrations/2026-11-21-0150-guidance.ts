import type { Kysely } from 'kysely'
import { createTable, id, recordedAt, recordedBy, reference } from './support.ts'

const dossierId = ['uuid not null', 'internal; the dossier'] as const
const ofDossier = (name: string): string => reference(name, 'dossier_id', 'dossiers.dossier', 'cascade')
const kinds = "('home-visit', 'office', 'phone', 'message', 'accompanied', 'warm-handover', 'no-show')"

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'contacts.contact', {
    columns: {
      id,
      dossier_id: dossierId,
      kind: [`text not null constraint contact_kind check (kind in ${kinds})`, 'special; how they met, or that it did not work out'],
      happened_on: ['date not null', 'special; day'],
      happened_at: ['time', 'special; time of day, null when not noted'],
      minutes: ['integer constraint contact_minutes check (minutes between 0 and 1440)', 'internal; how long'],
      domains: ["text[] not null default '{}'", 'special; life domains touched'],
      note: ['text', 'special; what it was about'],
      at: recordedAt,
      by: ['uuid', 'internal; who had the contact'],
      changed_at: ['timestamptz', 'internal; last correction'],
      withdrawn_at: ['timestamptz', 'internal; taken back'],
    },
    constraints: [ofDossier('contact_dossier_fk')],
    indexes: [
      'create index contact_timeline on contacts.contact (municipality_id, dossier_id, happened_on desc, id desc) where withdrawn_at is null',
    ],
  })
  await createTable(db, 'contacts.next_step', {
    columns: {
      id,
      dossier_id: dossierId,
      contact_id: ['uuid', 'internal; contact it was agreed in'],
      what: ['text not null', 'special; what will be done'],
      who: ['text', 'personal; who does it, in words; null for the counsellor'],
      due_on: ['date', 'internal; by when'],
      at: recordedAt,
      by: recordedBy,
      done_at: ['timestamptz', 'internal; when it was done'],
      dropped_at: ['timestamptz', 'internal; when it was no longer needed'],
    },
    constraints: [ofDossier('next_step_dossier_fk')],
    indexes: [
      'create index next_step_open on contacts.next_step (municipality_id, dossier_id, due_on) where done_at is null and dropped_at is null',
    ],
  })
  await createTable(db, 'contacts.visit', {
    columns: {
      id,
      dossier_id: dossierId,
      account_id: ['uuid not null', 'internal; who goes'],
      kind: [`text not null constraint visit_kind check (kind in ${kinds})`, 'special; how they will meet'],
      planned_on: ['date not null', 'special; day'],
      planned_at: ['time', 'special; time of day'],
      minutes: ['integer', 'internal; how long'],
      place: ['text', 'secret-address; where'],
      at: recordedAt,
      by: recordedBy,
      cancelled_at: ['timestamptz', 'internal; when it was called off'],
    },
    constraints: [ofDossier('visit_dossier_fk'), reference('visit_account_fk', 'account_id', 'identity.account')],
    indexes: [
      'create index visit_of_day on contacts.visit (municipality_id, account_id, planned_on) where cancelled_at is null',
      'create index visit_of_dossier on contacts.visit (municipality_id, dossier_id, planned_on)',
    ],
  })
  await createTable(db, 'contacts.attention', {
    columns: {
      id,
      dossier_id: dossierId,
      answer: [
        "text not null constraint attention_answer check (answer in ('done', 'tomorrow', 'not-needed'))",
        'internal; what the worker said to the reminder',
      ],
      until_on: ['date not null', 'internal; not shown again before this day'],
      at: recordedAt,
      by: recordedBy,
      withdrawn_at: ['timestamptz', 'internal; taken back'],
    },
    constraints: [ofDossier('attention_dossier_fk')],
    indexes: ['create index attention_of on contacts.attention (municipality_id, dossier_id, until_on) where withdrawn_at is null'],
  })
  await createTable(db, 'indicators.measurement', {
    columns: {
      id,
      dossier_id: dossierId,
      instrument: ['text not null', 'public; id of the instrument'],
      version: ['text not null', 'public; its version; different versions never pair'],
      moment: ["text not null constraint measurement_moment check (moment in ('start', 'interim', 'end'))", 'internal; which moment'],
      measured_on: ['date not null', 'internal; day'],
      respondent: [
        "text not null constraint measurement_respondent check (respondent in ('family', 'worker', 'joint'))",
        'internal; whose view',
      ],
      child_id: ['uuid', 'personal; child it is about, when asked per child'],
      is_retrospective: ['boolean not null default false', 'internal; start asked afterwards'],
      at: recordedAt,
      by: recordedBy,
      withdrawn_at: ['timestamptz', 'internal; taken back'],
    },
    constraints: [ofDossier('measurement_dossier_fk')],
    indexes: [
      'create index measurement_of on indicators.measurement (municipality_id, dossier_id, instrument, measured_on) where withdrawn_at is null',
    ],
  })
  await createTable(db, 'indicators.score', {
    columns: {
      measurement_id: ['uuid not null', 'internal; the measurement'],
      item: ['text not null', 'public; id of the item'],
      state: [
        "text not null constraint score_state check (state in ('answered', 'unknown', 'not-applicable', 'skipped'))",
        'special; a missing answer has no row',
      ],
      level: ['integer', 'special; number on the scale, when answered with a number'],
      choice: ['text', 'special; chosen value, when answered with a choice'],
    },
    constraints: [
      'constraint score_pk primary key (municipality_id, measurement_id, item)',
      "constraint score_answered check ((state = 'answered') = (level is not null or choice is not null))",
      reference('score_measurement_fk', 'measurement_id', 'indicators.measurement', 'cascade'),
    ],
  })
  await createTable(db, 'groups.participation', {
    columns: {
      id,
      dossier_id: dossierId,
      sessions: ['integer not null constraint participation_sessions check (sessions >= 0)', 'special; number of group sessions attended'],
      counted_on: ['date not null', 'internal; day of the session or of the count'],
      at: recordedAt,
      by: recordedBy,
      withdrawn_at: ['timestamptz', 'internal; taken back'],
    },
    constraints: [ofDossier('participation_dossier_fk')],
    indexes: ['create index participation_of on groups.participation (municipality_id, dossier_id) where withdrawn_at is null'],
  })
}
