import pg from 'pg'
import type { TestWorld } from '#app/testing.ts'

const ignored = ['audit.event', 'platform.counter', 'platform.job', 'platform.schema_version']

/** Rows per table, without what only remembers that there was an import. */
export async function tableSizes({ ownerUrl, municipalityId }: TestWorld): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const tables = await client.query<{ name: string }>(
      `select schemaname || '.' || tablename as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema', 'public', 'imports', 'jobs')`,
    )
    const sizes: Record<string, number> = {}
    await client.query(`begin; select platform.enter('${municipalityId}', null, 'import')`)
    for (const { name } of tables.rows) {
      if (ignored.includes(name)) continue
      const found = await client.query<{ n: string }>(`select count(*) as n from ${name}`)
      sizes[name] = Number(found.rows[0]?.n)
    }
    await client.query('rollback')
    return sizes
  } finally {
    await client.end()
  }
}
