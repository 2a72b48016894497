import { type Kysely, sql } from 'kysely'
import { createTable, id, recordedAt, recordedBy } from './support.ts'

const functions = [
  // Schemas follow the modules; `public` holds extensions only.
  ...[
    'platform',
    'identity',
    'audit',
    'programmes',
    'people',
    'network',
    'referrals',
    'dossiers',
    'contacts',
    'indicators',
    'groups',
    'evidence',
    'imports',
    'reporting',
  ].flatMap((schema) => [`create schema ${schema}`, `grant usage on schema ${schema} to opkomst_app`]),
  // `set local` inside a function, never set_config(): a cluster carries only the former to its nodes.
  `create function platform.enter(municipality uuid, actor uuid, purpose text) returns void language plpgsql as $$ begin
     execute format('set local app.municipality_id = %L', municipality);
     execute format('set local app.actor = %L', coalesce(actor::text, ''));
     execute format('set local app.purpose = %L', purpose);
   end $$`,
  `create function platform.fold(value text) returns text language sql immutable parallel safe
     as $$ select lower(public.unaccent('public.unaccent'::regdictionary, coalesce(value, ''))) $$`,
  // Distribution over a cluster; does nothing on one server.
  `create function platform.distribute(target regclass) returns void language plpgsql as $$ begin
     if exists (select 1 from pg_catalog.pg_extension where extname = 'citus') then
       execute format('select create_distributed_table(%L, %L)', target, 'municipality_id');
     end if;
   end $$`,
  `create function platform.protect(target regclass, append_only boolean) returns void language plpgsql as $$ begin
     execute format('alter table %s enable row level security', target);
     execute format('alter table %s force row level security', target);
     execute format('create policy tenant on %s using (municipality_id = nullif(current_setting(''app.municipality_id'', true), '''')::uuid)', target);
     if append_only then execute format('grant select, insert on %s to opkomst_app', target);
     else execute format('grant select, insert, update, delete on %s to opkomst_app', target); end if;
     perform platform.distribute(target);
   end $$`,
]

async function createMunicipality(db: Kysely<unknown>): Promise<void> {
  // A catalogue: which municipalities this installation serves is public, and it is read before any of them is entered.
  await sql`
    create table platform.municipality (
      id uuid not null constraint municipality_pk primary key,
      name text not null constraint municipality_name_once unique,
      slug text not null constraint municipality_slug_once unique,
      host text constraint municipality_host_once unique,
      postcodes text[] not null default '{}',
      theme text not null default 'mechelen',
      phone text,
      is_demo boolean not null default false,
      created_at timestamptz not null
    )`.execute(db)
  const comments = {
    id: 'the municipality',
    name: 'its name',
    slug: 'its name in an address',
    host: 'host name under which it is served, when it has its own',
    postcodes: 'postcodes of its territory; empty means every postcode',
    theme: 'look of its pages',
    phone: 'telephone of the team, shown to parents',
    is_demo: 'holds invented people only; sign-in shows the second factor',
    created_at: 'when it was created',
  }
  for (const [column, comment] of Object.entries(comments)) {
    await sql.raw(`comment on column platform.municipality.${column} is 'public; ${comment}'`).execute(db)
  }
  await sql`alter table platform.municipality enable row level security`.execute(db)
  await sql`alter table platform.municipality force row level security`.execute(db)
  await sql`create policy everyone_reads on platform.municipality for select using (true)`.execute(db)
  await sql`create policy owner_writes on platform.municipality for all to current_user using (true) with check (true)`.execute(db)
  await sql`grant select on platform.municipality to opkomst_app`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of functions) await sql.raw(statement).execute(db)
  await createMunicipality(db)

  await createTable(db, 'platform.counter', {
    columns: {
      name: ['text not null', 'internal; what is counted, with its year'],
      n: ['integer not null', 'internal; last number given'],
    },
    constraints: ['constraint counter_pk primary key (municipality_id, name)'],
  })
  await createTable(db, 'platform.draft', {
    columns: {
      account_id: ['uuid not null', 'internal; whose draft'],
      form: ['text not null', 'internal; which form, with the id of its file'],
      content: ['jsonb not null', 'special; what was typed so far'],
      saved_at: ['timestamptz not null', 'internal; when the server had it'],
    },
    constraints: ['constraint draft_pk primary key (municipality_id, account_id, form)'],
  })
  await createTable(db, 'platform.saved_request', {
    columns: {
      key: ['uuid not null', 'internal; key of one act of saving, made with the form'],
      answer: ['text not null', 'internal; address the first save led to'],
      saved_at: ['timestamptz not null', 'internal; when it was saved'],
    },
    constraints: ['constraint saved_request_pk primary key (municipality_id, key)'],
  })
  await createTable(db, 'platform.job', {
    columns: {
      id,
      kind: ['text not null', 'internal; which work'],
      input: ['jsonb not null', 'internal; ids and settings, never what a family said'],
      state: ["text not null constraint job_state check (state in ('waiting', 'running', 'done', 'failed'))", 'internal; how far'],
      done: ['integer not null default 0', 'internal; steps done'],
      total: ['integer', 'internal; steps in all, null while unknown'],
      outcome: ['jsonb', 'internal; ids and counts of the result'],
      failure: ['text', 'internal; code of what went wrong'],
      requested_by: recordedBy,
      requested_at: recordedAt,
      started_at: ['timestamptz', 'internal; when a worker took it'],
      finished_at: ['timestamptz', 'internal; when it ended'],
    },
    indexes: ["create index job_open on platform.job (municipality_id, requested_at) where state in ('waiting', 'running')"],
  })
}
