import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { everySealedColumn, type SealedColumn } from './sealed-columns.ts'

/** How many values of a municipality are sealed with each version of the key. */
export async function countByVersion(tx: Tx, municipalityId: string): Promise<ReadonlyMap<number, number>> {
  const counts = new Map<number, number>()
  for (const column of everySealedColumn()) {
    const { rows } = await sql<{ version: number; n: number }>`
      select version::int as version, count(*) as n
      from (select substring(${begin(column)} from '^~opk[12]:([0-9]+)[.]') as version from ${sql.table(column.of)} where municipality_id = ${municipalityId}) as found
      where version is not null group by 1`.execute(tx)
    for (const { version, n } of rows) counts.set(version, (counts.get(version) ?? 0) + n)
  }
  return counts
}

function begin({ column, shape }: SealedColumn): ReturnType<typeof sql> {
  const name = sql.ref(column)
  if (shape === 'json') return sql`${name} #>> '{}'`
  return shape === 'bytes' ? sql`encode(substring(${name} from 1 for 16), 'escape')` : name
}
