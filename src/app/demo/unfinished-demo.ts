import pg from 'pg'
import { slugOf } from '../municipalities/create-municipality.ts'

/** The practice municipality while it is being made. It gets its own name as the very last act, so a name tells whether it is whole. */
export const unfinishedName = 'Mechelen (demo, in de maak)'

// Any fixed number will do; it keeps two programs that start on one database from making it twice.
const demoLock = 7_311_506

/** Does `work` while no other program makes the practice municipality. */
export async function alone<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [demoLock])
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Everything is there: it gets its name. So much came at once that the server would plan its first pages wrongly without counting again. */
export async function finishDemo(client: pg.Client, municipalityId: string, name: string): Promise<void> {
  await client.query('analyze')
  await client.query('update platform.municipality set name = $2, slug = $3 where id = $1 and is_demo', [
    municipalityId,
    name,
    slugOf(name),
  ])
}

/** What a first start that was interrupted left behind goes away as a whole, so that the next one begins afresh. */
export async function removeUnfinishedDemo(client: pg.Client): Promise<void> {
  const found = await client.query<{ id: string }>('select id from platform.municipality where is_demo and name = $1', [unfinishedName])
  const id = found.rows[0]?.id
  if (id === undefined) return
  await client.query('begin')
  await client.query('select platform.enter($1, null, $2)', [id, 'administration'])
  let tables = await tablesOfMunicipalities(client)
  while (tables.length > 0) {
    const left = await emptyThoseThatCan(client, tables, id)
    if (left.length === tables.length) throw new Error(`the unfinished practice municipality cannot be removed: ${left.join(', ')}`)
    tables = left
  }
  await client.query('delete from platform.municipality where id = $1', [id])
  await client.query('commit')
}

async function tablesOfMunicipalities(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', c.table_schema, c.table_name) as name from information_schema.columns c
     join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
     where c.column_name = 'municipality_id' order by 1`,
  )
  return rows.map(({ name }) => name)
}

/** Foreign key violations; newer servers name the restricting kind apart. */
const restricted = ['23503', '23001']

/** Tables point at each other: those nothing points at any more are emptied, the rest is answered for another round. */
async function emptyThoseThatCan(client: pg.Client, tables: readonly string[], municipalityId: string): Promise<string[]> {
  const left: string[] = []
  for (const table of tables) {
    await client.query('savepoint one_table')
    try {
      await client.query(`delete from ${table} where municipality_id = $1`, [municipalityId])
      await client.query('release savepoint one_table')
    } catch (error) {
      if (!(error instanceof pg.DatabaseError && restricted.includes(error.code ?? ''))) throw error
      await client.query('rollback to savepoint one_table')
      left.push(table)
    }
  }
  return left
}
