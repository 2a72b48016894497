import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { helpTiles } from '#modules/referrals/public.ts'
import { withClient } from '#platform/db/embedded/provision.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { leftOutTables } from '../domain/treatment.ts'
import { codeWords, hasWords } from './codes.ts'

/** Schemas with what a family finds in its copy. */
const given = /^(access|consent|contacts|documents|dossiers|family|fundamental_rights|indicators|people|referrals|rights)\./
/** Settings of the municipality, not of a family. */
const ofNobody: readonly string[] = ['consent.legal_ground', 'consent.legal_reference', 'consent.secrecy']
const rows = z.array(z.object({ table: z.string(), rule: z.string() }))

test('every code of a fixed list that a family may find on her paper stands in words there', async () => {
  const database = await testDatabase()
  try {
    const checks = rows.parse(
      await withClient(
        database.superuserUrl,
        async (client) =>
          (
            await client.query(
              `select conrelid::regclass::text as table, pg_get_constraintdef(oid) as rule from pg_constraint where contype = 'c' and conrelid <> 0`,
            )
          ).rows,
      ),
    )
    const codes = checks
      .filter(({ table }) => given.test(table) && !(table in leftOutTables) && !ofNobody.includes(table))
      .flatMap(({ table, rule }) => [...rule.matchAll(/'([a-z][a-z0-9_-]*)'::text/g)].map(([, code = '']) => ({ table, code })))
    assert.ok(codes.length > 100, `${codes.length}`)
    assert.deepEqual([...new Set(codes.filter(({ code }) => !hasWords(code)).map(({ table, code }) => `${table}: ${code}`))], [])
  } finally {
    await database.drop()
  }
})

test('what a mother ticked on the public form stands in words there', () => {
  assert.deepEqual(
    helpTiles.filter((tile) => !hasWords(tile)),
    [],
  )
})

test('what is in no list is shown with spaces', () => {
  assert.equal(codeWords('iets-nieuws'), 'iets nieuws')
})
