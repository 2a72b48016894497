import { type Kysely, sql } from 'kysely'
import type { KeyRing } from './key-ring.ts'
import { keyOf, placed } from './row-place.ts'
import { everySealedColumn, sealedOf } from './sealed-columns.ts'
import { sealedRows } from './sealed-rows.ts'
import { looksSealed, readSealedBytes, sealMark } from './sealed-text.ts'

/** Any connection inside the municipality: of the owner at an upgrade, of the application when keys rotate. */
export type RowsDb = Pick<Kysely<unknown>, 'getExecutor'>

export const sealedTables: readonly string[] = [...new Set(everySealedColumn().map(({ of }) => of))].sort()

type Row = Readonly<Record<string, unknown>>

function place(table: string): ReturnType<typeof sql.table> {
  return sql.table(table)
}

/** True for a row with something that is not sealed with this version for its place: clear text, an older key or an older form. */
function notSealedWith(table: string, version: number): ReturnType<typeof sql<boolean>> {
  const marks = `${sealMark}${version}.`
  const tests = [...(sealedOf(table) ?? [])].map(([column, shape]) => {
    const name = sql.ref(column)
    if (shape === 'bytes')
      return sql`(length(${name}) > 0 and substring(${name} from 1 for ${sql.lit(marks.length)}) <> convert_to(${sql.lit(marks)}, 'LATIN1'))`
    if (shape === 'json') {
      return sql`(${name} not in ('[]', '{}', 'null') and not (jsonb_typeof(${name}) = 'string' and starts_with(${name} #>> '{}', ${sql.lit(marks)})))`
    }
    return sql`(${name} <> '' and not starts_with(${name}, ${sql.lit(marks)}))`
  })
  return sql<boolean>`(${sql.join(tests, sql` or `)})`
}

/** Rows of a table that still have to be sealed with this version. */
export async function countUnsealed(db: RowsDb, municipalityId: string, table: string, version: number): Promise<number> {
  const { rows } = await sql<{ n: string | number }>`
    select count(*) as n from ${place(table)} where municipality_id = ${municipalityId} and ${notSealedWith(table, version)}`.execute(db)
  return Number(rows[0]?.n ?? 0)
}

export type Mark = readonly unknown[] | null

/**
 * Seals the next rows of a table with the newest key, whether they were clear or sealed with an older one; answers how many, and where to go on
 * (null: that was all). Rows are locked, so what somebody saves meanwhile is not undone.
 */
export async function sealSome(
  db: RowsDb,
  keys: KeyRing,
  municipalityId: string,
  table: string,
  { after, atMost = 500 }: { readonly after: Mark; readonly atMost?: number },
): Promise<{ readonly sealed: number; readonly next: Mark }> {
  const key = keyOf(table)
  const columns = [...(sealedOf(table)?.keys() ?? [])]
  const names = [...key.map((name) => sql.ref(name)), ...columns.map((name) => sql`${placed(table, name)} as ${sql.ref(name)}`)]
  const keyList = sql.join(key.map((name) => sql.ref(name)))
  const beyond = after === null ? sql`true` : sql`(${keyList}) > (${sql.join(after)})`
  const { rows } = await sql<Row>`
    select ${sql.join(names)} from ${place(table)}
    where municipality_id = ${municipalityId} and ${beyond} and ${notSealedWith(table, keys.current().version)}
    order by ${keyList} limit ${sql.lit(atMost)} for update`.execute(db)
  const last = rows.at(-1)
  if (last === undefined) return { sealed: 0, next: null }
  const opened = rows.map((row) => openRow(keys, municipalityId, table, row))
  const { columns: written, json } = sealedRows(keys, municipalityId, table, opened)
  const changed = written.filter((name) => !key.includes(name))
  await sql`
    update ${place(table)} as kept set ${sql.join(changed.map((name) => sql`${sql.ref(name)} = renewed.${sql.ref(name)}`))}
    from json_populate_recordset(null::${place(table)}, ${sql.val(json)}::json) as renewed
    where kept.municipality_id = ${municipalityId} and (${sql.join(key.map((name) => sql`kept.${sql.ref(name)}`))}) = (${sql.join(key.map((name) => sql`renewed.${sql.ref(name)}`))})`.execute(
    db,
  )
  return { sealed: rows.length, next: rows.length < atMost ? null : key.map((name) => last[name]) }
}

/** Over the application's connections values come opened; over the owner's as they stand. */
function openRow(keys: KeyRing, municipalityId: string, table: string, row: Row): Row {
  const opened: Record<string, unknown> = { ...row }
  for (const [column, shape] of sealedOf(table) ?? []) {
    const value = row[column]
    const bytes = Buffer.isBuffer(value) ? readSealedBytes(value) : null
    if (typeof value === 'string' && looksSealed(value)) opened[column] = keys.openText(municipalityId, value).text
    else if (bytes !== null) {
      opened[column] = keys.open(municipalityId, bytes)
    } else if (shape === 'json' && value !== null) opened[column] = JSON.stringify(value)
  }
  return opened
}
