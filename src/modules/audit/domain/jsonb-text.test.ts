import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { withClient } from '#platform/db/embedded/provision.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { jsonbText } from './jsonb-text.ts'

const database = await testDatabase()

const value = fc.oneof(
  fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\u0000', '')),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(1e21, -1e21, 1.5e-7, 1e-7, -3.25e300, 5e-324, -0, 123456789012345680000),
)
const name = fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replaceAll('\u0000', ''))
const detail = fc.dictionary(name, fc.oneof(value, fc.array(value, { maxLength: 3 })), { maxKeys: 8, noNullPrototype: true })

test('what is marked is what the database will give back, for any detail', async () => {
  await withClient(database.superuserUrl, async (client) => {
    await fc.assert(
      fc.asyncProperty(detail, async (one) => {
        const text = jsonbText(one)
        const { rows } = await client.query<{ given: string; again: string }>('select $1::jsonb::text as given, $2::jsonb::text as again', [
          JSON.stringify(one),
          text,
        ])
        assert.deepEqual([text, text], [rows[0]?.given, rows[0]?.again])
      }),
      { numRuns: 500, seed: 20261122 },
    )
  })
  await database.drop()
})
