import type { Client } from 'pg'

export type CopiedTable = {
  /** Schema and table, as `people.person`. */
  readonly name: string
  /** What is stored; generated columns make themselves. */
  readonly columns: readonly string[]
  /**
   * The primary key as SQL to sort by: rows travel in its order, so that the same rows always give the same bytes. Words are sorted by their bytes, not
   * by a language, which two servers may do differently.
   */
  readonly key: readonly string[]
  /** Whether rows belong to a municipality, which has to be entered to see them. */
  readonly isTenant: boolean
}

/** Schemas that hold no rows of ours: extensions and bookkeeping, and the queue, whose jobs are made anew from their rows. */
const passedOver = ['public', 'jobs', 'information_schema']

type Row = { readonly name: string; readonly columns: string[]; readonly key: string[]; readonly needs: string[] }

const everyTable = `
  select c.oid::regclass::text as name,
    (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
    coalesce((select array_agg(quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end order by array_position(i.indkey::int2[], a.attnum)) from pg_index i
       join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey) where i.indrelid = c.oid and i.indisprimary), '{}') as key,
    coalesce((select array_agg(distinct k.confrelid::regclass::text) from pg_constraint k
       where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid), '{}') as needs
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and not c.relispartition and n.nspname <> all($1) and not starts_with(n.nspname, 'pg_')
  order by 1`

/** Every table of the product, each after the tables its rows point at. */
export async function tablesInOrder(client: Client): Promise<CopiedTable[]> {
  const { rows } = await client.query<Row>(everyTable, [passedOver])
  const ordered: Row[] = []
  let left = rows
  while (left.length > 0) {
    const ready = left.filter(({ needs }) => needs.every((one) => !left.some(({ name }) => name === one)))
    if (ready.length === 0) throw new Error(`tables point at each other in a circle: ${left.map(({ name }) => name).join(', ')}`)
    ordered.push(...ready)
    left = left.filter((row) => !ready.includes(row))
  }
  return ordered.map(({ name, columns, key }) => ({ name, columns, key, isTenant: columns.includes('municipality_id') }))
}
