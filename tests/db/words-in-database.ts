import type pg from 'pg'

export type Found = { readonly table: string; readonly row: string }

/** Rows of any table, our own and those of the queue, in which a word stands, read as the superuser as a dump would. Bytes are looked into as well. */
export async function wordsInDatabase(superuser: pg.Client, word: string): Promise<Found[]> {
  const { rows: tables } = await superuser.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'm') and n.nspname <> all ('{pg_catalog,information_schema,pg_toast}') order by 1`,
  )
  const found: Found[] = []
  for (const { name } of tables) {
    const { rows } = await superuser.query<{ row: string }>(
      `select left(t::text, 200) as row from ${name} t where t::text ilike '%' || $1 || '%' or t::text ilike '%' || encode(convert_to($1, 'UTF8'), 'hex') || '%' limit 3`,
      [word],
    )
    found.push(...rows.map(({ row }) => ({ table: name, row })))
  }
  return found
}
