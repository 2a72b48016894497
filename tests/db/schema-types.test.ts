import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { describeSchema } from '#db/describe-schema.ts'
import { type TestDatabase, testDatabase } from '#platform/db/testing.ts'

let database: TestDatabase
before(async () => {
  database = await testDatabase()
})
after(() => database.drop())

test('the types of the tables are those of the migrated database', async () => {
  const kept = readFileSync(new URL('../../db/schema.gen.ts', import.meta.url), 'utf8')
  assert.equal(kept, await describeSchema(database.ownerUrl), 'run: node --import tsx scripts/schema.ts DATABASE_URL')
})
