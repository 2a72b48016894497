import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/db/database.ts'
import { everySealedColumn } from '#platform/keys/sealed-columns.ts'
import type { Column, Schema, Table } from '../domain/schema.ts'
import { tableRef } from './walk.ts'

const anId = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const counted = z.object({ n: z.coerce.number() })
const sealed = new Set(everySealedColumn().map(({ of, column }) => `${of}.${column}`))

/** The audit is a chain that may miss nothing, and holds ids only; certificates name no dossier. */
const stays = (table: string): boolean => table.startsWith('audit.') || table === 'lifecycle.certificate'

function holds(table: Table, column: Column, ids: readonly string[]) {
  const ref = sql.id(column.name)
  if (column.name === 'municipality_id') return null
  if (column.type === 'uuid') return sql`${ref} = any (${[...ids]}::uuid[])`
  if (column.type === 'uuid[]') return sql`${ref} && ${[...ids]}::uuid[]`
  if (!/^(text|jsonb|text\[\])$/.test(column.type) || sealed.has(`${table.name.replaceAll('"', '')}.${column.name}`)) return null
  return sql`(${ref}::text ~ ${anId} and exists (select 1 from regexp_matches(${ref}::text, ${`(${anId})`}, 'g') m where m[1] = any (${[...ids]}::text[])))`
}

/** Rows of one table in which one of the ids stands, in any column, whether the schema knows of it or not. Null when it has none to look in. */
export function whereMentioned(table: Table, municipalityId: string, ids: readonly string[]) {
  const conditions = table.columns.flatMap((column) => holds(table, column, ids) ?? [])
  return conditions.length === 0 ? null : sql`municipality_id = ${municipalityId} and (${sql.join(conditions, sql` or `)})`
}

/**
 * Looks through every column of every table for ids of what was erased. Anything found is a table nobody thought of: the erasure must not be
 * kept then. `except` is the job that does the work.
 */
export async function remnants(
  tx: Tx,
  municipalityId: string,
  schema: Schema,
  ids: readonly string[],
  exceptJob: string,
): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const table of schema.values()) {
    const where = stays(table.name) ? null : whereMentioned(table, municipalityId, ids)
    if (where === null) continue
    const besideJob = table.name === 'platform.job' ? sql` and id <> ${exceptJob}` : sql``
    const { rows } = await sql`select count(*) as n from ${tableRef(table.name)} where ${where}${besideJob}`.execute(tx)
    const { n } = counted.parse(rows[0])
    if (n > 0) found[table.name] = n
  }
  return found
}
