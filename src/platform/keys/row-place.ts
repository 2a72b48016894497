import { type RawBuilder, sql } from 'kysely'
import { type Shape, sealedOf } from './sealed-columns.ts'

/** The columns by which a row is told apart within its municipality: its key. A row whose table is not here has an `id`. */
const keys: Readonly<Record<string, readonly string[]>> = {
  'imports.row': ['upload_id', 'row_number'],
  'platform.draft': ['account_id', 'form'],
}
const byId = ['id'] as const
// The database writes ids small, whoever typed them large in an address.
const anId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export function keyOf(table: string): readonly string[] {
  return keys[table] ?? byId
}

/** Where a sealed value stands, beside its municipality: table, column and row. A value opens nowhere else. */
export function rowPlace(table: string, column: string, row: Readonly<Record<string, unknown>>): string {
  const parts = keyOf(table).map((name) => {
    const part = row[name]
    if (typeof part === 'string') return anId.test(part) ? part.toLowerCase() : part
    if (typeof part === 'number') return String(part)
    throw new Error(`${table}.${column} is sealed for one row: the statement must give ${name} as a value`)
  })
  return `${table}.${column}/${parts.join('/')}`
}

/**
 * A sealed column as SQL reads it: the value with the place it was found at, which the program needs to open it. The row comes from the database,
 * table and column from here. The query builder does this by itself; SQL by hand asks for it, for each sealed column it answers.
 */
export function placed(table: string, column: string, alias?: string): RawBuilder<string | null> {
  const shape = sealedOf(table)?.get(column)
  if (shape === undefined) throw new Error(`${table}.${column} is not sealed`)
  const of = (name: string): RawBuilder<unknown> => (alias === undefined ? sql.ref(name) : sql.ref(`${alias}.${name}`))
  return read[shape](of(column), foundAt(table, column, of))
}

function foundAt(table: string, column: string, of: (name: string) => RawBuilder<unknown>): RawBuilder<unknown> {
  const parts = keyOf(table).map((name) => sql`${of(name)}::text`)
  return sql`${sql.lit(`@${table}.${column}/`)} || ${sql.join(parts, sql` || '/' || `)}`
}

type Read = (value: RawBuilder<unknown>, place: RawBuilder<unknown>) => RawBuilder<string | null>
const read: Readonly<Record<Shape, Read>> = {
  text: (value, place) => sql`case when starts_with(${value}, '~opk') then ${value} || ${place} else ${value} end`,
  json: (value, place) =>
    sql`case when starts_with(${value} #>> '{}', '~opk') then to_jsonb((${value} #>> '{}') || ${place}) else ${value} end`,
  // Bytes may hold anything, so the place stands before them.
  bytes: (value, place) =>
    sql`case when substring(${value} from 1 for 4) = '\\x7e6f706b' then convert_to(${place}, 'UTF8') || ${value} else ${value} end`,
}
