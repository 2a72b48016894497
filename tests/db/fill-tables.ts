import type pg from 'pg'

type Column = { name: string; type: string; required: boolean; check: string | null }

const columnsOf = `
  select a.attname as name, format_type(a.atttypid, null) as type, a.attnotnull and not a.atthasdef as required,
    (select pg_get_constraintdef(k.oid) from pg_constraint k where k.conrelid = a.attrelid and k.contype = 'c' and k.conkey = array[a.attnum]
       order by pg_get_constraintdef(k.oid) like '%is_sealed%' desc limit 1) as check
  from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum`

const samples: Readonly<Record<string, unknown>> = {
  text: 'sample',
  date: '2026-01-01',
  'timestamp with time zone': '2026-01-01T00:00:00Z',
  'time without time zone': '10:00',
  integer: 1,
  bigint: 1,
  boolean: false,
  jsonb: '{}',
  'text[]': '{sample}',
  bytea: '',
}

function sampleOf(column: Column, municipality: string): unknown {
  if (column.name === 'municipality_id') return municipality
  // One id per municipality for everything: every foreign key then points at the one row of its table.
  if (column.type === 'uuid') return municipality
  if (column.type === 'uuid[]') return [municipality]
  if (column.check?.includes('is_sealed')) return column.type === 'jsonb' ? '{}' : column.type === 'bytea' ? '' : '~opk1:1.t.c2FtcGxl'
  const word = column.check === null ? undefined : /'([^']+)'::text/.exec(column.check)?.[1]
  return word ?? samples[column.type]
}

/** Needed by a rule over several columns. */
const alsoFilled = new Set([
  'indicators.score.level',
  'consent.handover.account_id',
  'consent.meeting.absent_reason',
  'consent.permission.kinds',
  'consent.secrecy.role',
])

/** What columns say about each other is tested where it is decided; a sample meets what each column says by itself. */
async function dropChecksAcrossColumns(superuser: pg.Client, table: string): Promise<void> {
  const { rows } = await superuser.query<{ name: string }>(
    "select quote_ident(conname) as name from pg_constraint where conrelid = $1::regclass and contype = 'c' and cardinality(conkey) > 1",
    [table],
  )
  for (const { name } of rows) await superuser.query(`alter table ${table} drop constraint ${name}`)
}

/** One row in every table for each municipality, as the superuser, foreign keys met by using one id throughout. */
export async function fillTables(superuser: pg.Client, tables: readonly string[], municipalities: readonly string[]): Promise<void> {
  await superuser.query('begin')
  await superuser.query("set local session_replication_role = 'replica'")
  for (const table of tables) {
    await dropChecksAcrossColumns(superuser, table)
    const { rows } = await superuser.query<Column>(columnsOf, [table])
    const required = rows.filter((column) => column.required || alsoFilled.has(`${table}.${column.name}`))
    for (const municipality of municipalities) {
      await superuser.query(`delete from ${table} where municipality_id = $1`, [municipality])
      const names = required.map((column) => column.name).join(', ')
      const holes = required.map((_, index) => `$${index + 1}`).join(', ')
      await superuser.query(
        `insert into ${table} (${names}) values (${holes})`,
        required.map((column) => sampleOf(column, municipality)),
      )
    }
  }
  await superuser.query('commit')
}
