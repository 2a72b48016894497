import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { migrations } from '#db/migrations/index.ts'
import { prepareDatabase } from '../migrate.ts'
import { type Counted, copyOut, usePlainForm } from './copy-out.ts'
import { type CopiedTable, tablesInOrder } from './tables.ts'

/** Loads and re-reads tables inside the one transaction of a restore. */
export type Loader = {
  readonly load: (table: string, columns: readonly string[], chunks: AsyncIterable<Buffer>) => Promise<void>
  /** What now stands in the table, in the same words and order a backup has. */
  readonly read: (table: string, counted: Counted) => AsyncGenerator<Buffer>
}

/** The database a backup was made of: the steps it had taken, and the municipalities whose rows are in it. */
export type Source = { readonly migrations: readonly string[]; readonly municipalities: readonly string[] }

// Any fixed number will do; it keeps two restores from filling one database.
const restoreLock = 7_311_511

/** Municipalities that are served, and programs that use this database now; both must be none before it is filled. */
export async function occupants(ownerUrl: string): Promise<{ readonly municipalities: readonly string[]; readonly programs: number }> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const there = await client.query("select 1 from pg_class where oid = to_regclass('platform.municipality')")
    const { rows } =
      there.rowCount === 0 ? { rows: [] } : await client.query<{ name: string }>('select name from platform.municipality order by name')
    const others = await client.query<{ n: number }>(
      "select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name = 'opkomst'",
    )
    return { municipalities: rows.map(({ name }) => name), programs: others.rows[0]?.n ?? 0 }
  } finally {
    await client.end()
  }
}

/**
 * Empties a database that serves nobody, builds the tables as they were after the named migrations, and lets `fill` load them: all in one
 * transaction, so that a restore that stops halfway leaves what was there. Row-level security is off for the owner meanwhile and forced again at the end.
 */
export async function rebuild<T>(ownerUrl: string, source: Source, fill: (loader: Loader) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1, application_name: 'opkomst-restore' })
  const held: { client: pg.Client | null } = { client: null }
  pool.on('connect', (client) => {
    held.client = client
  })
  pool.on('error', () => undefined)
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    await prepareDatabase(db)
    return await db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(${restoreLock})`.execute(tx)
      await emptyDatabase(tx)
      await migrateTo(tx, source.migrations)
      if (held.client === null) throw new Error('no connection')
      const { client } = held
      await usePlainForm(client)
      const tables = await tablesInOrder(client)
      for (const { name } of tables) await client.query(`alter table ${name} no force row level security`)
      const value = await fill(loaderOn(client, tables, source.municipalities))
      for (const { name } of tables) await client.query(`alter table ${name} force row level security`)
      return value
    })
  } finally {
    await db.destroy()
  }
}

/** Our schemas are those the application role was let into. */
async function emptyDatabase(tx: Kysely<unknown>): Promise<void> {
  const there = await sql<{
    n: string | number
  }>`select count(*) as n from pg_class where oid = to_regclass('platform.municipality')`.execute(tx)
  if (Number(there.rows[0]?.n) > 0) {
    const taken = await sql<{ n: string | number }>`select count(*) as n from platform.municipality`.execute(tx)
    if (Number(taken.rows[0]?.n) > 0) throw new Error('the database is not empty')
  }
  const { rows } = await sql<{ name: string }>`
    select nspname::text as name from pg_namespace
    where nspname <> all ('{public,jobs,information_schema}') and not starts_with(nspname, 'pg_')
      and pg_has_role(nspowner, 'member') and has_schema_privilege('opkomst_app', oid, 'usage')`.execute(tx)
  for (const { name } of rows) await sql`drop schema ${sql.id(name)} cascade`.execute(tx)
  await sql`drop table if exists public.kysely_migration, public.kysely_migration_lock`.execute(tx)
}

async function migrateTo(tx: Kysely<unknown>, names: readonly string[]): Promise<void> {
  const wanted = Object.fromEntries(Object.entries(migrations).filter(([name]) => names.includes(name)))
  const { error } = await new Migrator({ db: tx, provider: { getMigrations: async () => wanted } }).migrateToLatest()
  if (error !== undefined) throw error
}

function loaderOn(client: pg.Client, tables: readonly CopiedTable[], municipalities: readonly string[]): Loader {
  const find = (name: string): CopiedTable => {
    const table = tables.find((one) => one.name === name)
    if (table === undefined) throw new Error(`there is no table ${name}`)
    return table
  }
  return {
    load: async (name, columns, chunks) => {
      const unknown = columns.filter((column) => !find(name).columns.includes(column))
      if (unknown.length > 0) throw new Error(`${name} has no column ${unknown.join(', ')}`)
      const list = columns.map(pg.escapeIdentifier).join(', ')
      await pipeline(Readable.from(chunks), client.query(copyFrom(`copy ${name} (${list}) from stdin`)))
    },
    read: async function* (name, counted) {
      yield* copyOut(client, find(name), municipalities, counted)
    },
  }
}
