import { type Kysely, sql } from 'kysely'
import { createTable, id, recordedAt, recordedBy, reference } from './support.ts'

/**
 * Rows whose id stands in the list of this transaction do not exist for it. The list comes with the actor, as the municipality does: a policy
 * may hold no subquery. Reading only: who hands a closed dossier over may still write the row that makes a colleague its counsellor.
 */
const bar = `create function platform.bar(target regclass, key text) returns void language plpgsql as $$ begin
     execute format('create policy barrier_%2$s on %1$s as restrictive for select using (coalesce(current_setting(''app.barred'', true), '''') = ''''
       or %2$I is null or %2$I <> all (nullif(current_setting(''app.barred'', true), '''')::uuid[]))', target, key);
   end $$`

// As before, and every table with a dossier gets its barrier by itself. The audit is a chain: nothing may be missing in it.
const protect = `create or replace function platform.protect(target regclass, append_only boolean) returns void language plpgsql as $$ begin
     execute format('alter table %s enable row level security', target);
     execute format('alter table %s force row level security', target);
     execute format('create policy tenant on %s using (municipality_id = nullif(current_setting(''app.municipality_id'', true), '''')::uuid)', target);
     if append_only then execute format('grant select, insert on %s to opkomst_app', target);
     else execute format('grant select, insert, update, delete on %s to opkomst_app', target); end if;
     if target::text not like 'audit.%' and exists (select 1 from pg_attribute where attrelid = target and attname = 'dossier_id' and not attisdropped) then
       perform platform.bar(target, 'dossier_id');
     end if;
     perform platform.distribute(target);
   end $$`

const withDossier = `
  select c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'dossier_id' and not a.attisdropped
  where c.relkind in ('r', 'p') and c.oid::regclass::text not like 'audit.%' order by 1`

/** Who may not see which family: conflicts of interest, closed dossiers, and opening one in need. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [bar, protect]) await sql.raw(statement).execute(db)
  const { rows } = await sql.raw<{ name: string }>(withDossier).execute(db)
  const keyed = [
    ...rows.map(({ name }) => [name, 'dossier_id']),
    ['dossiers.dossier', 'id'],
    ['people.person', 'id'],
    ['referrals.referral', 'id'],
    ['referrals.step', 'referral_id'],
    ['referrals.revision', 'referral_id'],
  ]
  for (const [table, key] of keyed) await sql.raw(`select platform.bar('${table}', '${key}')`).execute(db)
  await sql`create schema access`.execute(db)
  await sql`grant usage on schema access to opkomst_app`.execute(db)
  const dossierId = ['uuid not null', 'internal; the dossier'] as const
  const accountId = ['uuid not null', 'internal; the account'] as const
  const lifted = ['timestamptz', 'internal; since when it no longer holds'] as const
  await createTable(db, 'access.conflict', {
    columns: {
      id,
      dossier_id: dossierId,
      account_id: accountId,
      kind: ["text not null constraint conflict_kind check (kind in ('own', 'family', 'neighbour'))", 'personal; how they know each other'],
      at: recordedAt,
      by: recordedBy,
      lifted_at: lifted,
      lifted_by: recordedBy,
    },
    constraints: [
      reference('conflict_dossier_fk', 'dossier_id', 'dossiers.dossier', 'cascade'),
      reference('conflict_account_fk', 'account_id', 'identity.account', 'cascade'),
    ],
    indexes: [
      'create unique index conflict_once on access.conflict (municipality_id, dossier_id, account_id) where lifted_at is null',
      'create index conflict_of_account on access.conflict (municipality_id, account_id) where lifted_at is null',
    ],
  })
  await createTable(db, 'access.closure', {
    columns: {
      id,
      dossier_id: dossierId,
      reason: ['text not null', 'special; why only some colleagues open it'],
      at: recordedAt,
      by: recordedBy,
      lifted_at: lifted,
      lifted_by: recordedBy,
    },
    constraints: [reference('closure_dossier_fk', 'dossier_id', 'dossiers.dossier', 'cascade')],
    indexes: ['create unique index closure_once on access.closure (municipality_id, dossier_id) where lifted_at is null'],
  })
  await createTable(db, 'access.named', {
    columns: {
      id,
      dossier_id: dossierId,
      account_id: accountId,
      at: recordedAt,
      by: recordedBy,
      lifted_at: lifted,
    },
    constraints: [
      reference('named_dossier_fk', 'dossier_id', 'dossiers.dossier', 'cascade'),
      reference('named_account_fk', 'account_id', 'identity.account', 'cascade'),
    ],
    indexes: ['create unique index named_once on access.named (municipality_id, dossier_id, account_id) where lifted_at is null'],
  })
  await createTable(db, 'access.glass', {
    columns: {
      id,
      dossier_id: dossierId,
      account_id: accountId,
      reason: ['text not null constraint glass_reason check (length(reason) >= 10)', 'special; why it had to be now'],
      opened_at: recordedAt,
      ends_at: ['timestamptz not null', 'internal; it closes by itself'],
      closed_at: ['timestamptz', 'internal; closed earlier'],
      reviewed_at: ['timestamptz', 'internal; when the team lead looked at it'],
      reviewed_by: recordedBy,
    },
    constraints: [
      reference('glass_dossier_fk', 'dossier_id', 'dossiers.dossier', 'cascade'),
      reference('glass_account_fk', 'account_id', 'identity.account', 'cascade'),
    ],
    indexes: [
      'create index glass_of_account on access.glass (municipality_id, account_id, ends_at)',
      'create index glass_of_dossier on access.glass (municipality_id, dossier_id, opened_at desc)',
    ],
  })
}
