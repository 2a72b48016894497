import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { withClient } from './embedded/provision.ts'
import { hashMigrations, testDatabase } from './testing.ts'

const count = (url: string, table: string): Promise<number> =>
  withClient(url, async (client) =>
    Number((await client.query(`select count(*) from pg_tables where tablename = '${table}'`)).rows[0].count),
  )

test('testDatabase: every file has its own, migrated, and owned by a role under row-level security', async () => {
  const [one, two] = await Promise.all([testDatabase(), testDatabase()])
  await withClient(one.ownerUrl, (client) => client.query('create table only_here ()'))
  assert.equal(await count(one.ownerUrl, 'only_here'), 1)
  assert.equal(await count(two.ownerUrl, 'only_here'), 0)
  assert.equal(await count(two.appUrl, 'kysely_migration'), 1)
  await Promise.all([one.drop(), two.drop()])
  await assert.rejects(count(one.ownerUrl, 'only_here'), /does not exist/)
})

test('hashMigrations: changes with the text and the name of a migration', () => {
  const folder = mkdtempSync(join(tmpdir(), 'opkomst-migrations-'))
  writeFileSync(join(folder, 'a.ts'), 'one')
  const first = hashMigrations(folder)
  writeFileSync(join(folder, 'a.ts'), 'two')
  const second = hashMigrations(folder)
  writeFileSync(join(folder, 'b.ts'), '')
  assert.equal(new Set([first, second, hashMigrations(folder)]).size, 3)
  rmSync(folder, { recursive: true })
})
