import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { withClient } from '#platform/db/embedded/provision.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { checkName } from '#platform/keys/prepare-sealing.ts'
import { clearColumns, everySealedColumn, type Shape, sealedColumns } from '#platform/keys/sealed-columns.ts'

const database = await testDatabase()
after(() => database.drop())

type Column = { name: string; type: string; sensitivity: string; appendOnly: boolean; check: string | null; isValid: boolean }
let columns: Column[] = []

before(async () => {
  columns = await withClient(database.superuserUrl, async (client) => {
    const found = await client.query<Column>(`
      select n.nspname || '.' || c.relname || '.' || a.attname as name, format_type(a.atttypid, null) as type,
        substring(col_description(c.oid, a.attnum) from '^[a-z-]+') as sensitivity,
        not has_column_privilege('opkomst_app', c.oid, a.attnum, 'update') as "appendOnly",
        k.conname::text as check, coalesce(k.convalidated, false) as "isValid"
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      left join pg_constraint k on k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum] and pg_get_constraintdef(k.oid) like '%is_sealed(%'
      where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and n.nspname <> all ('{pg_catalog,information_schema,public,jobs}')`)
    return found.rows
  })
})

/** What can hold words. Days, numbers, ids and yes-or-no cannot. */
const wordy = /^(text|character|json|bytea)/
const typeOf: Readonly<Record<Shape, string>> = { text: 'text', json: 'jsonb', bytes: 'bytea' }

test('words of class special or secret-address are sealed, or stand among the exceptions with a reason', () => {
  const undecided = columns
    .filter(({ sensitivity, type }) => (sensitivity === 'special' || sensitivity === 'secret-address') && wordy.test(type))
    .filter(({ name }) => !(name in sealedColumns) && clearColumns[name] === undefined)
  assert.deepEqual(
    undecided.map(({ name }) => name),
    [],
    'add each of them to sealedColumns or, with a reason, to clearColumns in src/platform/keys/sealed-columns.ts',
  )
})

test('the lists name columns that exist, once', () => {
  const known = new Set(columns.map(({ name }) => name))
  const listed = [...Object.keys(sealedColumns), ...Object.keys(clearColumns)]
  assert.deepEqual(
    listed.filter((name) => !known.has(name)),
    [],
  )
  assert.equal(new Set(listed).size, listed.length)
})

test('every sealed column has its type and a check that holds, and no other column has one', () => {
  const wanted = everySealedColumn().map((one) => ({
    name: `${one.of}.${one.column}`,
    type: typeOf[one.shape],
    check: checkName(one),
    isValid: true,
  }))
  const found = columns.filter(({ check }) => check !== null).map(({ name, type, check, isValid }) => ({ name, type, check, isValid }))
  const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)
  assert.deepEqual(found.sort(byName), wanted.sort(byName))
})

test('rows that are sealed can be sealed again: none of them stands in a table that only grows', () => {
  assert.deepEqual(
    columns.filter(({ check, appendOnly }) => check !== null && appendOnly).map(({ name }) => name),
    [],
  )
})
