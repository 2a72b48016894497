import { type Kysely, sql } from 'kysely'
import { createTable, id, recordedAt, recordedBy, reference } from './support.ts'

const dossierId = ['uuid not null', 'special; the dossier it belongs to'] as const
const partId = ['uuid not null', 'internal; the protected part'] as const
const audience = ['uuid[] not null', 'special; accounts for whom the row exists, the same in all rows of one part'] as const

// Who acts must stand on the row itself: a policy may hold no subquery, as in 0361. New keys reach every row; no page has that purpose.
const isNamed = `nullif(current_setting('app.actor', true), '')::uuid = any (audience)
  or (coalesce(current_setting('app.actor', true), '') = '' and current_setting('app.purpose', true) = 'sealing')`

/**
 * The protected part of a dossier: for everybody who is not named on it, in the database too, it does not exist. One dossier may have more
 * than one, because who starts one may not learn that there is another.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema protected`.execute(db)
  await sql`grant usage on schema protected to opkomst_app`.execute(db)
  await createTable(db, 'protected.part', {
    columns: { id, dossier_id: dossierId, audience, at: recordedAt, by: recordedBy },
    constraints: [reference('part_dossier_fk', 'dossier_id', 'dossiers.dossier', 'cascade')],
    indexes: ['create index part_of_dossier on protected.part (municipality_id, dossier_id)'],
  })
  await createTable(db, 'protected.record', {
    columns: {
      id,
      dossier_id: dossierId,
      part_id: partId,
      audience,
      content: ['jsonb not null', 'special; what was written down, with its kind'],
      at: recordedAt,
      by: recordedBy,
      withdrawn_at: ['timestamptz', 'internal; taken back since'],
    },
    constraints: [
      reference('record_part_fk', 'part_id', 'protected.part', 'cascade'),
      reference('record_dossier_fk', 'dossier_id', 'dossiers.dossier', 'cascade'),
    ],
    indexes: [
      'create index record_of_part on protected.record (municipality_id, part_id)',
      'create index record_of_dossier on protected.record (municipality_id, dossier_id)',
    ],
  })
  await createTable(db, 'protected.agreement', {
    columns: {
      id,
      dossier_id: dossierId,
      record_id: ['uuid not null', 'internal; the decision'],
      audience,
      account_id: ['uuid not null', 'special; who agrees'],
      at: recordedAt,
    },
    constraints: [
      reference('agreement_record_fk', 'record_id', 'protected.record', 'cascade'),
      reference('agreement_dossier_fk', 'dossier_id', 'dossiers.dossier', 'cascade'),
      'constraint agreement_once unique (municipality_id, record_id, account_id)',
    ],
    indexes: ['create index agreement_of_dossier on protected.agreement (municipality_id, dossier_id)'],
  })
  for (const table of ['protected.part', 'protected.record', 'protected.agreement']) {
    await sql.raw(`create policy audience on ${table} as restrictive for all to opkomst_app using (${isNamed})`).execute(db)
  }
  // Nobody agrees in the name of a colleague.
  await sql`
    create policy own_voice on protected.agreement as restrictive for insert to opkomst_app
    with check (account_id = nullif(current_setting('app.actor', true), '')::uuid)`.execute(db)
  // What was done there stands in the audit, sealed like the rest, and is read by who did it and by the round that seals.
  await sql`
    create policy kept_apart on audit.event as restrictive for select to opkomst_app
    using (purpose <> 'child-protection' or actor_id = nullif(current_setting('app.actor', true), '')::uuid
      or (coalesce(current_setting('app.actor', true), '') = '' and current_setting('app.purpose', true) = 'security'))`.execute(db)
}
