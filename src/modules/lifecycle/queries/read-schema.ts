import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/db/database.ts'
import { type Link, linkByName, type Schema, type Table } from '../domain/schema.ts'

const classes = ['public', 'internal', 'personal', 'special', 'secret-address'] as const
const columnShape = z
  .object({ table: z.string(), name: z.string(), type: z.string(), comment: z.string() })
  .transform(({ comment, ...rest }) => {
    const [head = '', ...words] = comment.split('; ')
    return { ...rest, class: classes.find((one) => one === head) ?? ('none' as const), meaning: words.join('; ') }
  })
const keyShape = z.object({ table: z.string(), column: z.string(), target: z.string(), kind: z.enum(['cascade', 'restrict']) })

/** The tables of all municipalities as the database knows them: their columns with the class of each, and what names what. */
export async function readSchema(tx: Tx): Promise<Schema> {
  const columns = await sql`
    select c.oid::regclass::text as "table", a.attname::text as name, format_type(a.atttypid, null) as type,
      coalesce(col_description(c.oid, a.attnum), '') as comment
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname <> all ('{public,jobs,information_schema}') and not starts_with(n.nspname, 'pg_')
      and exists (select 1 from pg_attribute m where m.attrelid = c.oid and m.attname = 'municipality_id')
    order by 1, a.attnum`.execute(tx)
  const keys = await sql`
    select k.conrelid::regclass::text as "table", a.attname::text as "column", k.confrelid::regclass::text as target,
      case k.confdeltype when 'c' then 'cascade' else 'restrict' end as kind
    from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey) and a.attname <> 'municipality_id'
    where k.contype = 'f' and k.connamespace <> all (select oid from pg_namespace where nspname in ('public', 'jobs'))
    order by 1, 2`.execute(tx)
  const ofTable = Map.groupBy(z.array(columnShape).parse(columns.rows), ({ table }) => table)
  const keysOf = Map.groupBy(z.array(keyShape).parse(keys.rows), ({ table }) => table)
  const tables = [...ofTable].map(([name, all]): Table => {
    const kept: Link[] = (keysOf.get(name) ?? []).map(({ column, target, kind }) => ({ column, target, kind }))
    const named = all.flatMap((column) => {
      const link = column.type === 'uuid' ? linkByName(column.name, (table) => ofTable.has(table)) : null
      return link === null || kept.some((one) => one.column === column.name) ? [] : [link]
    })
    return { name, columns: all.map(({ table: _, ...column }) => column), links: [...kept, ...named] }
  })
  return new Map(tables.map((table) => [table.name, table]))
}
