import pg from 'pg'

type ColumnRow = {
  table: string
  name: string
  type: string
  optional: boolean
  generated: boolean
  has_default: boolean
  check: string | null
  comment: string | null
}

const typeOf: Readonly<Record<string, string>> = {
  uuid: 'string',
  text: 'string',
  date: 'IsoDay',
  'time without time zone': 'string',
  'timestamp with time zone': 'Date',
  integer: 'number',
  bigint: 'number',
  boolean: 'boolean',
  jsonb: 'Json',
  bytea: 'Buffer',
  'text[]': 'string[]',
  'uuid[]': 'string[]',
}

const query = `
  select n.nspname || '.' || c.relname as table, a.attname as name, format_type(a.atttypid, null) as type, not a.attnotnull as optional,
    a.attgenerated <> '' as generated, a.atthasdef as has_default, col_description(c.oid, a.attnum) as comment,
    (select pg_get_constraintdef(k.oid) from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
       and pg_get_constraintdef(k.oid) like '%ANY (ARRAY[%') as check
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where a.attnum > 0 and not a.attisdropped and c.relkind = 'r' and n.nspname <> all ('{public,pg_catalog,information_schema,jobs}')
  order by 1, a.attnum`

function columnType(column: ColumnRow): string {
  const words = column.check ? [...column.check.matchAll(/'([^']+)'::text/g)].map((match) => `'${match[1]}'`).join(' | ') : undefined
  const base = words ?? typeOf[column.type]
  if (base === undefined) throw new Error(`no type for ${column.table}.${column.name}: ${column.type}`)
  // What is written as JSON is text for the driver; what is read comes parsed.
  const full = column.optional ? `${base} | null` : base
  if (column.generated) return `ColumnType<${full}, never, never>`
  if (column.type === 'jsonb')
    return `ColumnType<${full}, ${column.optional ? 'string | null' : 'string'}${column.has_default ? ' | undefined' : ''}, ${column.optional ? 'string | null' : 'string'}>`
  return column.has_default ? `Generated<${full}>` : full
}

function name(table: string): string {
  return table.replace(/(^|[._])(\w)/g, (_, __, letter: string) => letter.toUpperCase())
}

/** TypeScript of every table as migrated: closed lists of a check become unions, comments become documentation. */
export async function describeSchema(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<ColumnRow>(query)
  await client.end()
  const tables = Map.groupBy(rows, (row) => row.table)
  const lines = [
    '// Made by `node --import tsx scripts/schema.ts` from the migrations; a test compares. Do not edit.',
    "import type { ColumnType, Generated } from 'kysely'",
    "import type { IsoDay } from '#platform/day.ts'",
    '',
    'export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }',
    '',
  ]
  for (const [table, columns] of tables) {
    lines.push(`export type ${name(table)} = {`)
    for (const column of columns) lines.push(`  /** ${column.comment ?? ''} */`, `  ${column.name}: ${columnType(column)}`)
    lines.push('}', '')
  }
  lines.push('export type DB = {')
  for (const table of tables.keys()) lines.push(`  '${table}': ${name(table)}`)
  lines.push('}', '')
  return lines.join('\n')
}
