import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { withClient } from '#platform/db/embedded/provision.ts'
import { testDatabase } from '#platform/db/testing.ts'

const database = await testDatabase()
after(() => database.drop())

/** What goes by thousands at once, when an import is taken back. */
const removedByThousands = ['dossiers.dossier', 'dossiers.pregnancy', 'people.person', 'referrals.referral', 'indicators.measurement']

test('what goes with something else is found by an index that holds every row', async () => {
  const unsupported = await withClient(database.ownerUrl, async (client) => {
    const found = await client.query<{ table: string; key: string }>(
      `select fk.conrelid::regclass::text as table, fk.conname as key
         from pg_constraint fk join pg_class on pg_class.oid = fk.conrelid join pg_namespace on pg_namespace.oid = relnamespace
        where fk.contype = 'f' and fk.confdeltype = 'c' and fk.confrelid = any($1::regclass[])
          and not exists (select 1 from pg_index i where i.indrelid = fk.conrelid and i.indpred is null
                            and (i.indkey::int2[])[0:cardinality(fk.conkey) - 1] @> fk.conkey)`,
      [removedByThousands],
    )
    return found.rows
  })
  assert.deepEqual(
    unsupported.map(({ table, key }) => `${table} ${key}`),
    [],
  )
})
