import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { machine } from '../actor.ts'
import { openDatabase } from './database.ts'
import { prepared } from './prepared.ts'
import { testDatabase } from './testing.ts'

const actor = machine('01932d00-0000-7000-8000-000000000001', 'administration')

test('a query that was built once answers each time for the values it is given', async () => {
  const database = await testDatabase()
  const db = openDatabase(database.appUrl)
  try {
    let built = 0
    const echo = prepared(['word', 'other'], (tx, at) => {
      built += 1
      return sql<{ said: string }>`select ${at('word')}::text || ${'-'} || ${at('other')}::text || ${at('word')}::text as said`.compile(tx)
    })
    const ask = (word: string, other: string | null) => db.as(actor, (tx) => echo(tx, { word, other }))
    assert.deepEqual(await ask('a', 'b'), [{ said: 'a-ba' }])
    assert.deepEqual(await ask('\u0001value:other', 'c'), [{ said: '\u0001value:other-c\u0001value:other' }])
    assert.deepEqual(await ask('a', null), [{ said: null }])
    assert.equal(built, 1)
    const forgets = prepared(['word', 'other'], (tx, at) => sql`select ${at('word')}::text`.compile(tx))
    await assert.rejects(
      db.as(actor, (tx) => forgets(tx, { word: 'a', other: 'b' })),
      /leaves out a value/,
    )
  } finally {
    await db.close()
    await database.drop()
  }
})
