import { Client, escapeIdentifier } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { CopiedTable } from './tables.ts'

/** The same words for the same value, whatever the server was set to. */
const plainForm = [
  "set local timezone = 'UTC'",
  "set local datestyle = 'ISO, YMD'",
  "set local intervalstyle = 'postgres'",
  "set local bytea_output = 'hex'",
  'set local extra_float_digits = 1',
  "set local client_encoding = 'UTF8'",
  'set local statement_timeout = 0',
]

export async function usePlainForm(client: Client): Promise<void> {
  for (const statement of plainForm) await client.query(statement)
}

/** One moment of the whole database, read as its owner while others go on working. */
export async function withSnapshot<T>(ownerUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'opkomst-backup' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    await usePlainForm(client)
    await refuseHiddenRows(client)
    const value = await work(client)
    await client.query('commit')
    return value
  } finally {
    await client.end()
  }
}

const hiding = `
  select polrelid::regclass::text as table, polname::text as name from pg_policy p join pg_roles me on me.rolname = current_user
  where not polpermissive and polcmd in ('*', 'r') and polqual is not null and not starts_with(polname, 'barrier_')
    and not me.rolsuper and not me.rolbypassrls
    and exists (select 1 from unnest(polroles) as bound where bound = 0 or pg_has_role(bound, 'usage'))
    and pg_get_expr(polqual, polrelid) not like '%CURRENT_USER <> ''opkomst_app''%' order by 1, 2`

/** A policy that hides rows from the owner as well would leave them out of a backup without a word. Barriers are not up here: they need a list. */
async function refuseHiddenRows(client: Client): Promise<void> {
  const { rows } = await client.query<{ table: string; name: string }>(hiding)
  const [first] = rows
  if (first !== undefined) throw new Error(`the policy ${first.name} of ${first.table} may hide rows from a backup; it would not be whole`)
}

export async function municipalityIds(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>('select id from platform.municipality order by id')
  return rows.map(({ id }) => id)
}

export type Counted = { rows: number }

/**
 * The rows of a table as PostgreSQL writes them, in the order of its key. The owner stands under row-level security too, so it enters each
 * municipality in turn. Counts into `counted`.
 */
export async function* copyOut(
  client: Client,
  table: CopiedTable,
  municipalities: readonly string[],
  counted: Counted,
): AsyncGenerator<Buffer> {
  if (!table.isTenant) {
    yield* run(client, selectRows(table, ''), counted)
    return
  }
  for (const id of municipalities) {
    await client.query('select platform.enter($1, null, $2)', [id, 'administration'])
    yield* run(client, selectRows(table, `where municipality_id = '${id}'`), counted)
  }
}

function selectRows({ name, columns, key }: CopiedTable, where: string): string {
  const list = columns.map(escapeIdentifier).join(', ')
  const order = key.length === 0 ? '' : `order by ${key.join(', ')}`
  return `copy (select ${list} from ${name} ${where} ${order}) to stdout`
}

async function* run(client: Client, text: string, counted: Counted): AsyncGenerator<Buffer> {
  const stream = client.query(copyTo(text))
  for await (const chunk of stream) yield Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
  counted.rows += stream.rowCount
}
