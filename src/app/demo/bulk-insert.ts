import { type Insertable, sql } from 'kysely'
import type { DB, Json } from '#db/schema.gen.ts'
import type { Tx } from '#platform/db/database.ts'
import { processKeys } from '#platform/keys/seal.ts'
import { sealedRows } from '#platform/keys/sealed-rows.ts'

type JsonObject = { readonly [key: string]: Json }

/** A row as `insert` takes it; a JSON column may be given as an object. */
export type BulkRow<T extends keyof DB> = { readonly [K in keyof Insertable<DB[T]>]: Insertable<DB[T]>[K] | JsonObject }

/**
 * Any number of rows of one municipality in one statement with one parameter: ten times as fast as a parameter for each value, and without
 * the limit of 65,535. Every row names the same columns. What the query builder would seal is sealed here.
 */
export async function bulkInsert<T extends keyof DB & string>(
  tx: Tx,
  municipalityId: string,
  table: T,
  rows: readonly BulkRow<T>[],
): Promise<void> {
  if (rows.length === 0) return
  const { columns: names, json } = sealedRows(processKeys(), municipalityId, table, rows)
  const columns = sql.join(names.map((name) => sql.ref(name)))
  const target = sql.table(table)
  await sql`insert into ${target} (${columns}) select ${columns} from json_populate_recordset(null::${target}, ${sql.val(json)}::json)`.execute(
    tx,
  )
}
