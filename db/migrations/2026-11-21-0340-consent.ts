import { type Kysely, sql } from 'kysely'
import { createTable, id, recordedAt, recordedBy, reference } from './support.ts'

const dossierId = ['uuid not null', 'internal; the dossier'] as const
const ofDossier = (name: string): string => reference(name, 'dossier_id', 'dossiers.dossier', 'cascade')
const purposes = "('welcome', 'rights', 'case-management', 'family-support')"
const domains = "('housing', 'money', 'paperwork', 'baby', 'wellbeing', 'network')"
const secrecies = "('professional', 'discretion', 'none')"
const validFrom = ['date not null', 'public; first day it holds'] as const
const validUntil = ['date', 'public; last day it holds, null while it does'] as const

async function createLaw(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'consent.legal_ground', {
    columns: {
      id,
      purpose: ['text not null', 'public; why data is used'],
      ground: ['text not null', 'public; code of the ground that the municipality relies on'],
      role: [
        "text not null constraint legal_ground_role check (role in ('controller', 'joint-controller', 'processor'))",
        'public; what the municipality is for this purpose',
      ],
      note: ['text', 'internal; arrangement or protocol it rests on'],
      valid_from: validFrom,
      valid_until: validUntil,
      at: recordedAt,
      by: recordedBy,
    },
    constraints: ['constraint legal_ground_period check (valid_until is null or valid_until >= valid_from)'],
  })
  await createTable(db, 'consent.legal_reference', {
    columns: {
      id,
      key: ['text not null', 'public; what the law is about'],
      label_nl: ['text not null', 'public; name in Dutch'],
      label_en: ['text not null', 'public; name in English'],
      label_fr: ['text not null', 'public; name in French'],
      article: ['text not null', 'public; article and act, as quoted'],
      source: ['text not null', 'public; who confirmed it, or where it was read'],
      valid_from: validFrom,
      valid_until: validUntil,
      at: recordedAt,
      by: recordedBy,
    },
    constraints: ['constraint legal_reference_period check (valid_until is null or valid_until >= valid_from)'],
    indexes: ['create index legal_reference_key on consent.legal_reference (municipality_id, key, valid_from)'],
  })
  await createTable(db, 'consent.secrecy', {
    columns: {
      id,
      subject: [
        "text not null constraint secrecy_subject check (subject in ('role', 'organisation', 'account'))",
        'internal; whom it is about: a role, an organisation or one account',
      ],
      role: ['text', 'internal; the role'],
      organisation_id: ['uuid', 'internal; the organisation'],
      account_id: ['uuid', 'internal; the account'],
      secrecy: [`text not null constraint secrecy_value check (secrecy in ${secrecies})`, 'internal; what binds them'],
      at: recordedAt,
      by: recordedBy,
    },
    constraints: [
      'constraint secrecy_one check (num_nonnulls(role, organisation_id, account_id) = 1)',
      reference('secrecy_organisation_fk', 'organisation_id', 'network.organisation', 'cascade'),
      reference('secrecy_account_fk', 'account_id', 'identity.account', 'cascade'),
    ],
    appendOnly: true,
  })
}

async function createPermissions(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'consent.permission', {
    columns: {
      id,
      dossier_id: dossierId,
      organisation_id: ['uuid', 'special; organisation that may see it'],
      account_id: ['uuid', 'special; or the one person who may'],
      domains: ["text[] not null default '{}'", 'special; life domains that may be seen'],
      kinds: ["text[] not null default '{}'", 'special; kinds of items that may be seen'],
      purpose: [`text not null constraint permission_purpose check (purpose in ${purposes})`, 'special; what for'],
      from_on: ['date not null', 'internal; first day'],
      until_on: ['date not null', 'internal; last day'],
      how: ["text not null constraint permission_how check (how in ('signed', 'spoken', 'portal'))", 'special; how the family gave it'],
      recipient_bound: ['boolean not null', 'internal; answer one: bound by professional secrecy'],
      same_goal: ['boolean not null', 'internal; answer two: the same goal of help'],
      family_told: ['boolean not null', 'internal; answer three: the family knows what is shared, with whom and why'],
      again_of: ['uuid', 'internal; the permission of which the withdrawal was a mistake'],
      at: recordedAt,
      by: recordedBy,
    },
    constraints: [
      ofDossier('permission_dossier_fk'),
      reference('permission_organisation_fk', 'organisation_id', 'network.organisation'),
      reference('permission_account_fk', 'account_id', 'identity.account'),
      'constraint permission_recipient check (num_nonnulls(organisation_id, account_id) = 1)',
      'constraint permission_period check (until_on >= from_on)',
      'constraint permission_answers check (recipient_bound and same_goal and family_told)',
      'constraint permission_scope check (cardinality(kinds) > 0)',
    ],
    appendOnly: true,
    indexes: [
      'create index permission_of_dossier on consent.permission (municipality_id, dossier_id)',
      'create index permission_of_organisation on consent.permission (municipality_id, organisation_id) where organisation_id is not null',
      'create index permission_of_account on consent.permission (municipality_id, account_id) where account_id is not null',
    ],
  })
  // Given once, withdrawn at most once: what was withdrawn never comes back, it is given anew.
  await createTable(db, 'consent.withdrawal', {
    columns: {
      permission_id: ['uuid not null', 'internal; the permission'],
      how: ["text not null constraint withdrawal_how check (how in ('told', 'portal', 'team'))", 'special; who asked for it'],
      at: recordedAt,
      by: recordedBy,
    },
    constraints: [
      'constraint withdrawal_pk primary key (municipality_id, permission_id)',
      reference('withdrawal_permission_fk', 'permission_id', 'consent.permission', 'cascade'),
    ],
    appendOnly: true,
  })
  await createTable(db, 'consent.step_domain', {
    columns: {
      step_id: ['uuid not null', 'internal; the next step'],
      domain: [`text not null constraint step_domain_value check (domain in ${domains})`, 'special; life domain it is about'],
      at: recordedAt,
      by: recordedBy,
    },
    constraints: [
      'constraint step_domain_pk primary key (municipality_id, step_id)',
      reference('step_domain_step_fk', 'step_id', 'contacts.next_step', 'cascade'),
    ],
  })
}

async function createHandover(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'consent.handover', {
    columns: {
      id,
      dossier_id: dossierId,
      permission_id: ['uuid not null', 'internal; the permission by which the receiver sees the sheet'],
      giver_id: ['uuid not null', 'internal; account that hands over'],
      organisation_id: ['uuid', 'special; organisation that takes over'],
      account_id: ['uuid', 'special; or the person who does'],
      receiver_name: ['text not null', 'personal; who sat at the table for the receiver'],
      happened_on: ['date not null', 'special; day the three parties met'],
      helps: ['text not null', 'special; what helps'],
      agreed: ['text not null', 'special; what is agreed'],
      avoid: ['text', 'special; what not to do'],
      calls_first: ['text not null', 'special; who calls first, and when'],
      seen_how: [
        "text not null constraint handover_seen check (seen_how in ('read-together', 'read-aloud', 'with-interpreter'))",
        'special; how the family saw the sheet',
      ],
      seen_on: ['date not null', 'special; when the family saw it'],
      contact_id: ['uuid', 'internal; the contact it stands as in the history'],
      at: recordedAt,
      by: recordedBy,
      taken_over_at: ['timestamptz', 'internal; when the receiver took over'],
      taken_over_by: ['uuid', 'internal; account that said so'],
    },
    constraints: [
      ofDossier('handover_dossier_fk'),
      reference('handover_permission_fk', 'permission_id', 'consent.permission', 'cascade'),
      reference('handover_giver_fk', 'giver_id', 'identity.account'),
      reference('handover_organisation_fk', 'organisation_id', 'network.organisation'),
      reference('handover_account_fk', 'account_id', 'identity.account'),
      'constraint handover_receiver check (num_nonnulls(organisation_id, account_id) = 1)',
    ],
    indexes: [
      'create index handover_of_dossier on consent.handover (municipality_id, dossier_id)',
      'create index handover_permission on consent.handover (municipality_id, permission_id)',
    ],
  })
}

async function createMeetings(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'consent.meeting', {
    columns: {
      id,
      dossier_id: dossierId,
      kind: ["text not null constraint meeting_kind check (kind in ('team', 'conference'))", 'special; team discussion or case conference'],
      purpose: ['text not null', 'special; what for, fixed at the opening'],
      parent_present: ['boolean not null', 'special; a parent sits at the table'],
      absent_reason: ['text', 'special; why no parent does'],
      legal_reference_id: ['uuid', 'special; legal basis of a conference'],
      opened_at: recordedAt,
      opened_by: ['uuid not null', 'internal; account that opened it'],
      closed_at: ['timestamptz', 'internal; since when nobody reads it'],
      closed_by: ['uuid', 'internal; account that closed it'],
      keep_until: ['date not null', 'internal; last day its items are kept'],
      destroyed_at: ['timestamptz', 'internal; when its items were destroyed'],
    },
    constraints: [
      ofDossier('meeting_dossier_fk'),
      reference('meeting_legal_reference_fk', 'legal_reference_id', 'consent.legal_reference'),
      reference('meeting_opened_by_fk', 'opened_by', 'identity.account'),
      "constraint meeting_basis check (kind = 'team' or legal_reference_id is not null)",
      'constraint meeting_parent check (parent_present or absent_reason is not null)',
    ],
    indexes: ['create index meeting_of_dossier on consent.meeting (municipality_id, dossier_id)'],
  })
  await createTable(db, 'consent.participant', {
    columns: {
      meeting_id: ['uuid not null', 'internal; the meeting'],
      account_id: ['uuid not null', 'special; who takes part'],
    },
    constraints: [
      'constraint participant_pk primary key (municipality_id, meeting_id, account_id)',
      reference('participant_meeting_fk', 'meeting_id', 'consent.meeting', 'cascade'),
      reference('participant_account_fk', 'account_id', 'identity.account'),
    ],
    appendOnly: true,
    indexes: ['create index participant_account on consent.participant (municipality_id, account_id)'],
  })
  await createTable(db, 'consent.item', {
    columns: {
      id,
      meeting_id: ['uuid not null', 'internal; the meeting'],
      words: ['text not null', 'special; what is discussed'],
      at: recordedAt,
      by: ['uuid not null', 'internal; account that brought it'],
    },
    constraints: [reference('item_meeting_fk', 'meeting_id', 'consent.meeting', 'cascade')],
    indexes: ['create index item_of_meeting on consent.item (municipality_id, meeting_id)'],
  })
  await createTable(db, 'consent.item_reader', {
    columns: {
      item_id: ['uuid not null', 'internal; the item'],
      account_id: ['uuid not null', 'special; participant who sees it'],
    },
    constraints: [
      'constraint item_reader_pk primary key (municipality_id, item_id, account_id)',
      reference('item_reader_item_fk', 'item_id', 'consent.item', 'cascade'),
      reference('item_reader_account_fk', 'account_id', 'identity.account'),
    ],
  })
}

async function createNotes(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'consent.work_note', {
    columns: {
      id,
      dossier_id: dossierId,
      account_id: ['uuid not null', 'internal; the only one who reads it'],
      words: ['text not null', 'special; personal note of the author'],
      at: recordedAt,
    },
    constraints: [ofDossier('work_note_dossier_fk'), reference('work_note_account_fk', 'account_id', 'identity.account', 'cascade')],
    indexes: ['create index work_note_of on consent.work_note (municipality_id, dossier_id, account_id)'],
  })
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema consent`.execute(db)
  await sql`grant usage on schema consent to opkomst_app`.execute(db)
  await createLaw(db)
  await createPermissions(db)
  await createHandover(db)
  await createMeetings(db)
  await createNotes(db)
}
