import { type Kysely, sql } from 'kysely'
import type { KeyRing } from './key-ring.ts'
import { type Mark, sealSome } from './seal-rows.ts'
import { everySealedColumn, type SealedColumn } from './sealed-columns.ts'

export function checkName({ table, column }: Pick<SealedColumn, 'table' | 'column'>): string {
  return `${table}_${column}_sealed`
}

type Check = { readonly name: string; readonly table: string; readonly isValid: boolean }

async function readChecks(db: Kysely<unknown>): Promise<readonly Check[]> {
  const { rows } = await sql<Check>`
    select k.conname::text as name, n.nspname || '.' || c.relname as table, k.convalidated as "isValid"
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'c' and pg_get_constraintdef(k.oid) like '%platform.is_sealed(%'`.execute(db)
  return rows
}

/**
 * Makes the database refuse clear text in every sealed column, and seals the rows that were there before. From the moment the check is added nothing
 * clear comes in; the rows of before are sealed in batches, so a stop halfway is taken up by the next start; then the database confirms that the
 * check holds for all of them. Does nothing when that is done.
 */
export async function prepareSealing(db: Kysely<unknown>, keys: KeyRing): Promise<void> {
  const known = new Set((await readChecks(db)).map(({ table, name }) => `${table} ${name}`))
  for (const column of everySealedColumn().filter((one) => !known.has(`${one.of} ${checkName(one)}`))) {
    await sql`alter table ${sql.table(column.of)} add constraint ${sql.id(checkName(column))}
      check (platform.is_sealed(${sql.ref(column.column)})) not valid`.execute(db)
  }
  const open = (await readChecks(db)).filter(({ isValid }) => !isValid)
  for (const table of new Set(open.map((check) => check.table))) {
    // What stood there before stays in the files of the database until the table is written anew.
    if ((await sealTable(db, keys, table)) > 0) await sql`vacuum (full, analyze) ${sql.table(table)}`.execute(db)
  }
  for (const { table, name } of open) await sql`alter table ${sql.table(table)} validate constraint ${sql.id(name)}`.execute(db)
}

async function sealTable(db: Kysely<unknown>, keys: KeyRing, table: string): Promise<number> {
  let sealed = 0
  const { rows } = await sql<{ id: string }>`select id from platform.municipality`.execute(db)
  for (const { id } of rows) {
    let after: Mark = null
    do {
      after = await db.transaction().execute(async (tx) => {
        await sql`select platform.enter(${id}, null, 'administration')`.execute(tx)
        const batch = await sealSome(tx, keys, id, table, { after })
        sealed += batch.sealed
        return batch.next
      })
    } while (after !== null)
  }
  return sealed
}
