import { type Kysely, sql } from 'kysely'

/**
 * The same barrier, written so that the planner expects what usually happens: that nothing is hidden. It works out the settings while it
 * estimates, and an absent list made it expect one row in two hundred of every table; each join then began at the wrong end.
 */
const rule = `(coalesce(current_setting(''app.barred'', true), '''') = ''''
       or %3$I is null or %3$I <> all (coalesce(nullif(current_setting(''app.barred'', true), ''''), ''{}'')::uuid[]))`

const bar = `create or replace function platform.bar(target regclass, key text) returns void language plpgsql as $$ begin
     execute format('create policy %2$I on %1$s as restrictive for select using ${rule}', target, 'barrier_' || key, key);
   end $$`

const existing = `do $$ declare barrier record; begin
     for barrier in select polrelid::regclass as target, polname as name, substr(polname, 9) as key from pg_policy where polname like 'barrier\\_%' loop
       execute format('alter policy %2$I on %1$s using ${rule}', barrier.target, barrier.name, barrier.key);
     end loop;
   end $$`

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [bar, existing]) await sql.raw(statement).execute(db)
}
