import { type Kysely, sql } from 'kysely'
import { createTable, id, recordedAt, recordedBy, reference } from './support.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'programmes.pack', {
    columns: {
      programme: ['text not null', 'public; id of the programme'],
      version: ['text not null', 'public; version of the pack'],
      valid_from: ['date not null', 'public; first day it may be chosen for a new dossier'],
      content: ['jsonb not null', 'public; the pack as checked when it was adopted'],
      adopted_at: recordedAt,
    },
    constraints: ['constraint pack_pk primary key (municipality_id, programme, version)'],
  })
  await createTable(db, 'people.person', {
    columns: {
      id,
      given_name: ['text not null', 'personal; first name'],
      family_name: ['text not null', 'personal; last name, empty when not known'],
      birth_date: ['date', 'personal; null when not known'],
      language: ['text', 'personal; language she speaks best, ISO 639-1'],
      needs_interpreter: ['boolean', 'personal; null when not asked'],
      phone: ['text', 'personal; as typed'],
      phone_digits: [
        "text generated always as (right(regexp_replace(coalesce(phone, ''), '[^0-9]', '', 'g'), 9)) stored",
        'personal; last nine digits, to compare',
      ],
      email: ['text', 'personal'],
      street: ['text', 'secret-address; street and number'],
      postcode: ['text', 'secret-address'],
      town: ['text', 'secret-address'],
      contact_channel: ['text', 'special; how she is reached safely: call, text, whatsapp, email, via-someone'],
      contact_times: ["text[] not null default '{}'", 'special; parts of the day that are safe'],
      may_leave_message: ['boolean', 'special; null when not asked'],
      contact_note: ['text', 'special; what to mind when reaching her'],
      died_on: ['date', 'special; day of death'],
      search_text: [
        "text generated always as (platform.fold(given_name || ' ' || family_name)) stored",
        'personal; folded name, to search',
      ],
      created_at: recordedAt,
    },
  })
  // Trigrams inside one municipality: the name is searched with typing errors, the phone by its last digits.
  await sql`create index person_search on people.person using gin (municipality_id, search_text public.gin_trgm_ops)`.execute(db)
  await sql`create index person_phone on people.person (municipality_id, phone_digits) where phone_digits <> ''`.execute(db)
  await sql`create index person_birth on people.person (municipality_id, birth_date)`.execute(db)
  await createTable(db, 'network.organisation', {
    columns: {
      id,
      name: ['text not null', 'public; name as the team writes it'],
      is_external: ['boolean not null', 'public; false for the own services of the municipality'],
      aliases: ["text[] not null default '{}'", 'public; other spellings, folded'],
      phone: ['text', 'public; telephone for colleagues'],
      created_at: recordedAt,
    },
    constraints: ['constraint organisation_name_once unique (municipality_id, name)'],
  })
  await createTable(db, 'network.member', {
    columns: {
      organisation_id: ['uuid not null', 'internal; the organisation'],
      account_id: ['uuid not null', 'internal; its account on this platform'],
      since: recordedAt,
    },
    constraints: [
      'constraint member_pk primary key (municipality_id, account_id)',
      reference('member_organisation_fk', 'organisation_id', 'network.organisation', 'cascade'),
      reference('member_account_fk', 'account_id', 'identity.account', 'cascade'),
    ],
  })
  await createTable(db, 'network.referral_link', {
    columns: {
      id,
      organisation_id: ['uuid not null', 'internal; whose personal link'],
      token_hash: ['text not null', 'internal; SHA-256 of the token in the link'],
      label: ['text not null', 'internal; which desk uses it'],
      created_at: recordedAt,
      created_by: recordedBy,
      revoked_at: ['timestamptz', 'internal; since when it no longer works'],
    },
    constraints: [
      'constraint referral_link_token_once unique (municipality_id, token_hash)',
      reference('referral_link_organisation_fk', 'organisation_id', 'network.organisation', 'cascade'),
    ],
  })
}
