import type { Client } from 'pg'
import { extensions, searchFunctions } from '#platform/db/embedded/provision.ts'
import type { RoleFacts, SchemaFacts } from './judge-schema.ts'
import type { ServerFacts } from './judge-server.ts'

/** Outside the municipalities: our own bookkeeping of migrations, and the job queue, whose jobs carry references only. */
const schemasWithoutPeople = ['public', 'jobs', 'information_schema']

async function readRows<Row extends object>(client: Client, text: string, values: unknown[] = []): Promise<Row[]> {
  return (await client.query<Row>(text, values)).rows
}

async function readOne<Row extends object>(client: Client, text: string): Promise<Row> {
  const [row] = await readRows<Row>(client, text)
  if (row === undefined) throw new Error(`No answer to: ${text}`)
  return row
}

export async function readServer(client: Client): Promise<ServerFacts> {
  return readOne<ServerFacts>(
    client,
    `select current_setting('server_version_num')::int as "versionNumber",
            current_setting('server_version') as version,
            current_setting('fsync') as fsync,
            current_setting('full_page_writes') as "fullPageWrites",
            current_setting('synchronous_commit') as "synchronousCommit",
            current_setting('data_checksums') as "dataChecksums",
            current_setting('server_encoding') as encoding,
            current_setting('max_connections')::int as "maxConnections",
            exists (select 1 from pg_timezone_names where name = 'Europe/Brussels') as "knowsBrussels"`,
  )
}

/** How much later it is at the database than here, in milliseconds; the time the question took is halved out. */
export async function readClockDifference(client: Client, now: () => Date): Promise<number> {
  const before = now().getTime()
  const { at } = await readOne<{ at: Date }>(client, 'select clock_timestamp() as at')
  return at.getTime() - (before + now().getTime()) / 2
}

/** Reads over the connection that serves requests. */
export async function readRole(client: Client): Promise<RoleFacts> {
  return readOne<RoleFacts>(
    client,
    `select current_user::text as role, session_user::text as "loginRole",
            rolsuper as "isSuperuser", rolbypassrls as "bypassesRowSecurity",
            (select count(*)::int from pg_class where relowner = pg_roles.oid and relkind in ('r', 'p')) as "ownedTables"
       from pg_roles where rolname = current_user`,
  )
}

export async function readSchema(client: Client): Promise<SchemaFacts> {
  const tables = await readRows<{ name: string }>(
    client,
    `select nspname || '.' || relname as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
      where relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)
        and nspname <> all($1) and not starts_with(nspname, 'pg_')
      order by name`,
    [schemasWithoutPeople],
  )
  const installed = await readRows<{ name: string }>(client, 'select extname::text as name from pg_extension')
  const [ledger] = await readRows(client, `select 1 from pg_class where oid = to_regclass('public.kysely_migration')`)
  const applied =
    ledger === undefined ? [] : await readRows<{ name: string }>(client, 'select name from public.kysely_migration order by name')
  const unmarked = await readRows<{ name: string }>(
    client,
    'select proname::text as name from pg_proc where proname = any($1) and not proleakproof order by proname desc',
    [searchFunctions],
  )
  return {
    unprotectedTables: tables.map(({ name }) => name),
    appliedMigrations: applied.map(({ name }) => name),
    unmarkedSearch: unmarked.map(({ name }) => name),
    missingExtensions: extensions.filter((extension) => !installed.some(({ name }) => name === extension)),
  }
}
