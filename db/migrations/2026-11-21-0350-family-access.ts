import { type Kysely, sql } from 'kysely'
import { createTable, id, recordedAt, recordedBy, reference } from './support.ts'

const dossierId = ['uuid not null', 'internal; the dossier'] as const
const accessId = ['uuid not null', 'internal; whose own access'] as const
const ofAccess = (name: string): string => reference(name, 'access_id', 'family.access', 'cascade')

/** The family's own access: who of a family may come in, how she proves it is her, what she asked and what she hides. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema family`.execute(db)
  await sql`grant usage on schema family to opkomst_app`.execute(db)

  await createTable(db, 'platform.message', {
    columns: {
      id,
      channel: ["text not null constraint message_channel check (channel in ('mail', 'sms'))", 'internal; which way it goes'],
      recipient: ['text not null', 'personal; where it goes, emptied when it is gone'],
      subject: ['text not null', 'internal; neutral, names nobody'],
      body: ['text not null', 'personal; neutral text with a code, emptied when it is gone or expired'],
      state: [
        "text not null constraint message_state check (state in ('waiting', 'sent', 'expired', 'refused', 'none'))",
        'internal; none: nobody to send it to, kept so that a known address and an unknown one take the same steps',
      ],
      attempts: ['integer not null default 0', 'internal; how often it was tried'],
      next_try_at: recordedAt,
      failure: ['text', 'internal; code of the last failure'],
      expires_at: ['timestamptz not null', 'internal; not sent after this'],
      requested_at: recordedAt,
      sent_at: ['timestamptz', 'internal; when the server of the provider took it'],
    },
    indexes: [
      "create index message_due on platform.message (municipality_id, next_try_at) where state = 'waiting'",
      'create index message_list on platform.message (municipality_id, requested_at desc)',
    ],
  })

  await createTable(db, 'family.access', {
    columns: {
      id,
      dossier_id: dossierId,
      person_id: ['uuid not null', 'personal; one adult, or a minor mother herself'],
      channel: ["text not null constraint access_channel check (channel in ('mail', 'sms', 'card'))", 'internal; how a code reaches her'],
      address: ['text', 'personal; mail or telephone that is safe to use, null for a card'],
      address_hash: ['text not null', 'internal; keyed hash of the address or of the number of the card, to find it'],
      locale: ['text not null', 'personal; language of her pages'],
      start_hash: ['text', 'internal; keyed hash of the start code she got in person, null once used'],
      start_expires_at: ['timestamptz', 'internal; until when the start code works'],
      proof_hash: ['text', 'internal; argon2id of the word or PIN she chose, null until she did'],
      proof_chosen_at: ['timestamptz', 'internal; when she chose it'],
      given_at: recordedAt,
      given_by: recordedBy,
      revoked_at: ['timestamptz', 'internal; since when it no longer works'],
      revoked_how: ["text constraint access_revoked_how check (revoked_how in ('team', 'self'))", 'internal; who stopped it'],
    },
    constraints: [
      reference('access_dossier_fk', 'dossier_id', 'dossiers.dossier', 'cascade'),
      reference('access_person_fk', 'person_id', 'people.person', 'cascade'),
    ],
    indexes: [
      'create index access_of_dossier on family.access (municipality_id, dossier_id)',
      'create index access_of_person on family.access (municipality_id, person_id)',
      'create unique index access_address_once on family.access (municipality_id, address_hash) where revoked_at is null',
      'create unique index access_person_once on family.access (municipality_id, person_id, dossier_id) where revoked_at is null',
    ],
  })
  await createTable(db, 'family.card_code', {
    columns: {
      id,
      access_id: accessId,
      code_hash: ['text not null', 'internal; keyed hash of one code on the card'],
      used_at: ['timestamptz', 'internal; a code works once'],
    },
    constraints: [ofAccess('card_code_access_fk')],
    indexes: ['create index card_code_of on family.card_code (municipality_id, access_id)'],
  })
  await createTable(db, 'family.challenge', {
    columns: {
      id,
      access_id: ['uuid', 'internal; whose, null when the address is not known'],
      address_hash: ['text not null', 'internal; keyed hash of what was typed'],
      device_hash: ['text not null', 'internal; SHA-256 of the token in the browser that asked'],
      code_hash: ['text not null', 'internal; keyed hash of the code'],
      link_hash: ['text not null', 'internal; SHA-256 of the link'],
      message_id: ['uuid', 'internal; message that carries the code'],
      asked_at: recordedAt,
      expires_at: ['timestamptz not null', 'internal; ten minutes later'],
      tries: ['integer not null default 0', 'internal; wrong codes'],
      passed_at: ['timestamptz', 'internal; when the code or the link was used'],
      used_at: ['timestamptz', 'internal; when it led to a session or was given up'],
    },
    indexes: [
      'create index challenge_device on family.challenge (municipality_id, device_hash, asked_at desc)',
      'create index challenge_address on family.challenge (municipality_id, address_hash, asked_at desc)',
    ],
  })
  await createTable(db, 'family.attempt', {
    columns: {
      id,
      access_id: accessId,
      succeeded: ['boolean not null', 'internal; whether the word or PIN was right'],
      at: recordedAt,
    },
    constraints: [ofAccess('attempt_access_fk')],
    indexes: ['create index attempt_recent on family.attempt (municipality_id, access_id, at desc)'],
  })
  await createTable(db, 'family.session', {
    columns: {
      id,
      access_id: accessId,
      token_hash: ['text not null', 'internal; SHA-256 of the token in the cookie'],
      device: ['text not null', 'personal; browser and system in words'],
      started_at: recordedAt,
      seen_at: ['timestamptz not null', 'internal; last request, to the minute'],
      expires_at: ['timestamptz not null', 'internal; when it ends by itself'],
      ended_at: ['timestamptz', 'internal; when it was ended'],
      opened_until: ['timestamptz', 'internal; until when what she hides is shown'],
    },
    constraints: ['constraint family_session_token_once unique (municipality_id, token_hash)', ofAccess('family_session_access_fk')],
    indexes: ['create index family_session_of on family.session (municipality_id, access_id)'],
  })
  await createTable(db, 'family.hidden', {
    columns: {
      access_id: accessId,
      item: ['text not null', 'personal; which part of her pages'],
      since: recordedAt,
    },
    constraints: ['constraint hidden_pk primary key (municipality_id, access_id, item)', ofAccess('hidden_access_fk')],
  })
  await createTable(db, 'family.request', {
    columns: {
      id,
      access_id: accessId,
      dossier_id: dossierId,
      person_id: ['uuid not null', 'personal; who asks'],
      about: ['text not null', 'internal; which fact, as a code'],
      wish: [
        "text not null constraint request_wish check (wish in ('correct', 'contest', 'appointment', 'question'))",
        'internal; what she asks',
      ],
      words: ['text not null', 'special; in her words'],
      locale: ['text not null', 'personal; language she wrote in'],
      asked_at: recordedAt,
      outcome: [
        "text constraint request_outcome check (outcome in ('changed', 'stands-beside', 'answered'))",
        'internal; changed, or her words stay beside the fact',
      ],
      answer: ['text', 'special; what the worker answered'],
      answered_at: ['timestamptz', 'internal; when'],
      answered_by: recordedBy,
      withdrawn_at: ['timestamptz', 'internal; taken back by her'],
    },
    constraints: [ofAccess('request_access_fk'), reference('request_dossier_fk', 'dossier_id', 'dossiers.dossier', 'cascade')],
    indexes: [
      'create index request_of_dossier on family.request (municipality_id, dossier_id, asked_at desc)',
      'create index request_of_access on family.request (municipality_id, access_id)',
      'create index request_open on family.request (municipality_id, asked_at) where answered_at is null and withdrawn_at is null',
    ],
  })
}
