import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Actor } from '#platform/actor.ts'
import type { Database } from '#platform/db/database.ts'
import { placed } from '#platform/keys/row-place.ts'
import { sealedOf } from '#platform/keys/sealed-columns.ts'
import type { FamilyRows } from './family-rows.testing.ts'
import { tableRef } from './queries/walk.ts'

/** Reads past row-level security, and opens what is sealed. */
export type Looker = { readonly superuser: pg.Client; readonly unguarded: Database; readonly lead: Actor; readonly municipalityId: string }

function opened(table: string, column: string) {
  const of = table.replaceAll('"', '')
  return sealedOf(of)?.has(column) ? sql`${placed(of, column)} as ${sql.id(column)}` : sql.id(column)
}

/** Tables with a row in which the word stands, opened as the program would; bytes are looked into as well. */
export async function tablesWith({ superuser, unguarded, lead, municipalityId }: Looker, word: string): Promise<string[]> {
  const { rows } = await superuser.query<{ name: string; own: boolean; columns: string[] }>(
    `select c.oid::regclass::text as name,
       (select array_agg(a.attname::text) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns, exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'municipality_id') as own
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and c.relname <> 'key_check' and n.nspname <> all ('{pg_catalog,information_schema,pg_toast}') and n.nspname not like 'pg_temp%' order by 1`,
  )
  const found: string[] = []
  for (const { name, own, columns } of rows) {
    const where = own ? sql`where municipality_id = ${municipalityId}` : sql``
    const ref = name.includes('.') ? tableRef(name) : sql.id('public', name)
    const all = await unguarded.as(lead, (tx) =>
      sql<Record<string, unknown>>`select ${sql.join(columns.map((column) => opened(name, column)))} from ${ref} ${where}`.execute(tx),
    )
    const text = all.rows
      .map((row) => JSON.stringify(Object.values(row).map((value) => (Buffer.isBuffer(value) ? value.toString('utf8') : value))))
      .join()
    if (text.includes(word)) found.push(name)
  }
  return found
}

/** A hash per table over the rows of one family: equal when nothing of it changed. */
export async function hashesOf({ superuser, municipalityId }: Looker, family: FamilyRows): Promise<Record<string, string>> {
  const result: Record<string, string> = {}
  for (const name of family.ids.keys()) {
    const values = [...family.ids.values()]
    const { rows } = await superuser.query<{ row: string }>(`select t::text as row from ${name} t where municipality_id = $1 order by 1`, [
      municipalityId,
    ])
    const own = rows.filter(({ row }) => values.some((id) => row.includes(id)))
    result[name] = createHash('sha256')
      .update(own.map(({ row }) => row).join('\n'))
      .digest('hex')
  }
  return result
}
