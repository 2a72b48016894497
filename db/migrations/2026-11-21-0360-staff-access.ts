import { type Kysely, sql } from 'kysely'
import { createTable, id, recordedAt, recordedBy, reference } from './support.ts'

const account = ['uuid not null', 'internal; whose'] as const

async function addColumns(db: Kysely<unknown>, table: string, columns: Readonly<Record<string, readonly [string, string]>>): Promise<void> {
  for (const [name, [type, comment]] of Object.entries(columns)) {
    await sql.raw(`alter table ${table} add column ${name} ${type}`).execute(db)
    await sql.raw(`comment on column ${table}.${name} is '${comment}'`).execute(db)
  }
}

/** Stronger ways in: proof of the second factor per session, passkeys, single sign-on, provisioning. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await addColumns(db, 'identity.session', {
    proven_at: ['timestamptz', 'internal; when the second factor was last proven'],
    method: [
      "text not null default 'code' constraint session_method check (method in ('code', 'passkey', 'sign-on'))",
      'internal; with what the second factor was proven',
    ],
  })
  await sql`update identity.session set proven_at = started_at where stage = 'full'`.execute(db)
  await addColumns(db, 'identity.account', {
    managed_by: [
      "text not null default 'hand' constraint account_managed_by check (managed_by in ('hand', 'sign-on', 'scim'))",
      'internal; who keeps the account: colleagues, the identity service at sign-in, or provisioning',
    ],
    external_id: ['text', 'personal; name of the account at the system that provisions it'],
    changed_at: ['timestamptz', 'internal; last change by provisioning'],
  })
  await createTable(db, 'identity.passkey', {
    columns: {
      id,
      account_id: account,
      credential_id: ['text not null', 'internal; how the device names the key'],
      public_key: ['bytea not null', 'internal; the half of the key that may be known'],
      counter: ['bigint not null', 'internal; uses counted by the device, 0 when it does not count'],
      transports: ["text[] not null default '{}'", 'internal; how the device is reached'],
      name: ['text not null', 'personal; what its owner calls it'],
      created_at: recordedAt,
      used_at: ['timestamptz', 'internal; last use'],
      revoked_at: ['timestamptz', 'internal; since when it no longer opens anything'],
    },
    constraints: [
      'constraint passkey_credential_once unique (municipality_id, credential_id)',
      reference('passkey_account_fk', 'account_id', 'identity.account', 'cascade'),
    ],
    indexes: ['create index passkey_of_account on identity.passkey (municipality_id, account_id) where revoked_at is null'],
  })
  await createTable(db, 'identity.ceremony', {
    columns: {
      id,
      kind: [
        "text not null constraint ceremony_kind check (kind in ('register', 'passkey', 'sign-on'))",
        'internal; what the browser was asked to bring back',
      ],
      token_hash: ['text not null', 'internal; SHA-256 of the token in the cookie of the browser that began'],
      account_id: ['uuid', 'internal; who began, null before signing in'],
      challenge: ['text not null', 'internal; what must come back signed'],
      detail: ['jsonb', 'internal; what else must be the same on return'],
      created_at: recordedAt,
      expires_at: ['timestamptz not null', 'internal; worth nothing after'],
      used_at: ['timestamptz', 'internal; works once'],
    },
    constraints: ['constraint ceremony_token_once unique (municipality_id, token_hash)'],
    indexes: ['create index ceremony_expired on identity.ceremony (municipality_id, expires_at)'],
  })
  await createTable(db, 'identity.provider', {
    columns: {
      id,
      name: ['text not null', 'internal; what the button on the sign-in page says'],
      issuer: ['text not null', 'internal; address of the identity service'],
      client_id: ['text not null', 'internal; name of this municipality there'],
      authentication: [
        "text not null constraint provider_authentication check (authentication in ('client_secret_basic', 'client_secret_post', 'private_key_jwt'))",
        'internal; how this program proves to be that client',
      ],
      secret_name: ['text not null', 'internal; name of the setting that holds secret or key file, never the secret itself'],
      scopes: ['text[] not null', 'internal; what is asked; more than agreed makes the request fail'],
      role_claim: ['text not null', 'internal; claim with the roles'],
      organisation_code: ['text', 'internal; the claim vo_orgcode must say this, null when not looked at'],
      is_enabled: ['boolean not null default false', 'internal; shown on the sign-in page'],
      changed_at: recordedAt,
      changed_by: recordedBy,
    },
  })
  await createTable(db, 'identity.provider_role', {
    columns: {
      claim_value: ['text not null', 'internal; value in the claim with the roles'],
      role: [
        "text not null constraint provider_role_role check (role in ('counsellor', 'midwife', 'team-lead', 'partner', 'researcher', 'administrator'))",
        'internal; role here',
      ],
      least_level: [
        "text not null constraint provider_role_level check (least_level in ('substantial', 'high'))",
        'internal; least assurance of the means of signing in',
      ],
    },
    constraints: ['constraint provider_role_pk primary key (municipality_id, claim_value)'],
  })
  await createTable(db, 'identity.account_link', {
    columns: {
      id,
      account_id: account,
      issuer: ['text not null', 'internal; identity service'],
      subject: ['text not null', 'personal; who it is there; with the issuer the only key, never an e-mail address'],
      created_at: recordedAt,
      used_at: ['timestamptz', 'internal; last sign-in'],
      level: ['text', 'internal; assurance of the last sign-in'],
    },
    constraints: [
      'constraint account_link_once unique (municipality_id, issuer, subject)',
      reference('account_link_account_fk', 'account_id', 'identity.account', 'cascade'),
    ],
  })
  await createTable(db, 'identity.provisioning_token', {
    columns: {
      id,
      name: ['text not null', 'internal; which system uses it'],
      token_hash: ['text not null', 'internal; SHA-256 of the token'],
      created_at: recordedAt,
      created_by: recordedBy,
      expires_at: ['timestamptz not null', 'internal; works until then'],
      used_at: ['timestamptz', 'internal; last use'],
      revoked_at: ['timestamptz', 'internal; since when it no longer works'],
    },
    constraints: ['constraint provisioning_token_once unique (municipality_id, token_hash)'],
  })
}
