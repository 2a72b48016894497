import type { Kysely } from 'kysely'
import { createTable, id, recordedAt, recordedBy, reference } from './support.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'identity.account', {
    columns: {
      id,
      email: ['text not null', 'personal; sign-in name, lower case'],
      name: ['text not null', 'personal; first and last name as colleagues know it'],
      role: [
        "text not null constraint account_role check (role in ('counsellor', 'midwife', 'team-lead', 'partner', 'researcher', 'administrator'))",
        'internal; what the account may do',
      ],
      locale: ["text not null default 'nl'", 'internal; language of the screen'],
      languages: ["text[] not null default '{}'", 'personal; languages the worker speaks with families'],
      capacity_points: ['integer', 'internal; ceiling of the weighted caseload, null for the ceiling of the pack'],
      password_hash: ['text', 'internal; argon2id, null until the account is taken into use'],
      totp_secret: ['text', 'internal; shared secret of the second factor, null until it is set up'],
      totp_last_step: ['bigint', 'internal; last time step used, so that a code works once'],
      created_at: recordedAt,
      disabled_at: ['timestamptz', 'internal; since when it no longer signs in'],
    },
    constraints: ['constraint account_email_once unique (municipality_id, email)'],
  })
  await createTable(db, 'identity.session', {
    columns: {
      id,
      account_id: ['uuid not null', 'internal; who'],
      token_hash: ['text not null', 'internal; SHA-256 of the token in the cookie'],
      stage: ["text not null constraint session_stage check (stage in ('password', 'full'))", 'internal; password given, or both factors'],
      device: ['text not null', 'personal; browser and system in words, for the list of sessions'],
      started_at: recordedAt,
      seen_at: ['timestamptz not null', 'internal; last request, to the minute'],
      expires_at: ['timestamptz not null', 'internal; when it ends by itself'],
      ended_at: ['timestamptz', 'internal; when it was ended'],
    },
    constraints: [
      'constraint session_token_once unique (municipality_id, token_hash)',
      reference('session_account_fk', 'account_id', 'identity.account', 'cascade'),
    ],
    indexes: ['create index session_of_account on identity.session (municipality_id, account_id) where ended_at is null'],
  })
  await createTable(db, 'identity.sign_in_attempt', {
    columns: {
      id,
      email_hash: ['text not null', 'internal; keyed hash of the name tried, so that unknown names are slowed down alike'],
      succeeded: ['boolean not null', 'internal; whether it led to a session'],
      at: recordedAt,
    },
    indexes: ['create index sign_in_attempt_recent on identity.sign_in_attempt (municipality_id, email_hash, at desc)'],
  })
  await createTable(db, 'identity.enrolment', {
    columns: {
      id,
      account_id: ['uuid not null', 'internal; account to take into use'],
      token_hash: ['text not null', 'internal; SHA-256 of the link'],
      totp_secret: ['text not null', 'internal; second factor being set up'],
      created_at: recordedAt,
      created_by: recordedBy,
      expires_at: ['timestamptz not null', 'internal; the link works until then'],
      used_at: ['timestamptz', 'internal; when it was used'],
    },
    constraints: [
      'constraint enrolment_token_once unique (municipality_id, token_hash)',
      reference('enrolment_account_fk', 'account_id', 'identity.account', 'cascade'),
    ],
  })
  await createTable(db, 'audit.event', {
    columns: {
      id,
      at: recordedAt,
      actor_id: ['uuid', 'personal; account that acted, null for a parent or a machine'],
      actor_role: ['text not null', 'internal; role at that moment'],
      session_id: ['uuid', 'internal; session it was done in'],
      purpose: ['text not null', 'internal; why the data was used'],
      action: ['text not null', 'internal; module, thing and act'],
      subject_id: ['uuid', 'internal; the record'],
      dossier_id: ['uuid', 'internal; the dossier it belongs to'],
      detail: ['jsonb', 'internal; ids, counts and codes, never words of a family'],
    },
    appendOnly: true,
    indexes: [
      'create index event_of_dossier on audit.event (municipality_id, dossier_id, at desc) where dossier_id is not null',
      'create index event_of_actor on audit.event (municipality_id, actor_id, at desc)',
    ],
  })
}
