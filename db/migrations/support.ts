import { type Kysely, sql } from 'kysely'

/** Type and constraint of a column, and its comment: a sensitivity class (public, internal, personal, special, secret-address), then what it holds. */
type Column = readonly [type: string, comment: string]
export type TableShape = {
  readonly columns: Readonly<Record<string, Column>>
  readonly constraints?: readonly string[]
  readonly indexes?: readonly string[]
  /** Rows may be added and read, never changed or removed. */
  readonly appendOnly?: boolean
}

function short(table: string): string {
  return table.replace('.', '_')
}

/**
 * Creates a table whose key starts with the municipality, with a commented class on every column and forced row-level security.
 * Used by frozen migrations: what it does for an existing call may not change.
 */
export async function createTable(db: Kysely<unknown>, table: string, shape: TableShape): Promise<void> {
  const columns: Record<string, Column> = {
    municipality_id: ['uuid not null', 'internal; the municipality that owns the row'],
    ...shape.columns,
  }
  const hasKey = (shape.constraints ?? []).some((constraint) => constraint.includes('primary key'))
  const lines = Object.entries(columns).map(([name, [type]]) => `${name} ${type}`)
  if (!hasKey) lines.push(`constraint ${short(table)}_pk primary key (municipality_id, id)`)
  lines.push(...(shape.constraints ?? []))
  await sql.raw(`create table ${table} (\n  ${lines.join(',\n  ')}\n)`).execute(db)
  for (const [name, [, comment]] of Object.entries(columns)) {
    await sql.raw(`comment on column ${table}.${name} is '${comment.replaceAll("'", "''")}'`).execute(db)
  }
  for (const index of shape.indexes ?? []) await sql.raw(index).execute(db)
  await sql.raw(`select platform.protect('${table}', ${shape.appendOnly === true})`).execute(db)
}

/** A foreign key inside one municipality. */
export function reference(name: string, column: string, target: string, onDelete: 'cascade' | 'restrict' = 'restrict'): string {
  return `constraint ${name} foreign key (municipality_id, ${column}) references ${target} (municipality_id, id) on delete ${onDelete}`
}

export const id: Column = ['uuid not null', 'internal; UUIDv7']
export const recordedAt: Column = ['timestamptz not null', 'internal; when it was recorded']
export const recordedBy: Column = ['uuid', 'internal; account that recorded it, null for a parent or a machine']
