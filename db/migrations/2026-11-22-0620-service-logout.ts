import { type Kysely, sql } from 'kysely'
import { createTable } from './support.ts'

/** The identity service may end a session here: which of its sessions each of ours rests on, and which of its messages were acted on. */
const statements = [
  'alter table identity.session add column service_issuer text, add column service_session text',
  "comment on column identity.session.service_issuer is 'internal; identity service this session rests on, null for another way in'",
  "comment on column identity.session.service_session is 'internal; what that service calls its own session, null when it does not say'",
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
  await createTable(db, 'identity.used_token', {
    columns: {
      token_hash: ['text not null', 'internal; SHA-256 of issuer and number of a signed message that was acted on'],
      used_at: ['timestamptz not null', 'internal; when it was'],
      expires_at: ['timestamptz not null', 'internal; refused for its age after, so no longer kept'],
    },
    constraints: ['constraint used_token_pk primary key (municipality_id, token_hash)'],
    indexes: ['create index used_token_expired on identity.used_token (municipality_id, expires_at)'],
  })
}
