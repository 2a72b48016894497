import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { asAppRole, reasonOf, resolveDatabase, withoutPassword } from './connection.ts'
import { withClient } from './embedded/provision.ts'
import { type TestDatabase, testDatabase } from './testing.ts'

let database: TestDatabase
before(async () => {
  database = await testDatabase()
})
after(() => database.drop())

const readUser = (url: string) => withClient(url, async (client) => (await client.query('select current_user, session_user')).rows[0])

test('resolveDatabase: without DATABASE_APP_URL the owner steps down to the application role', async () => {
  const resolved = await resolveDatabase({ DATABASE_URL: database.ownerUrl })
  assert.equal(resolved.embedded, false)
  assert.deepEqual(await readUser(resolved.appUrl), { current_user: 'opkomst_app', session_user: 'opkomst_owner' })
})

test('resolveDatabase: DATABASE_APP_URL is used as it is', async () => {
  const resolved = await resolveDatabase({ DATABASE_URL: database.ownerUrl, DATABASE_APP_URL: database.appUrl })
  assert.deepEqual(await readUser(resolved.appUrl), { current_user: 'opkomst_app', session_user: 'opkomst_app' })
})

test('resolveDatabase: an unreachable server is named without its password', async () => {
  await assert.rejects(resolveDatabase({ DATABASE_URL: 'postgresql://joke:secret@127.0.0.1:1/nowhere' }), (error: Error) => {
    assert.match(error.message, /Cannot reach the database at postgresql:\/\/joke@127\.0\.0\.1:1\/nowhere/)
    assert.doesNotMatch(error.message, /secret/)
    return true
  })
})

for (const address of ['mysql://a/b', 'localhost:5432', 'postgresql://a b:99999999/c']) {
  test(`resolveDatabase refuses ${address}`, async () => {
    await assert.rejects(resolveDatabase({ DATABASE_URL: address }), /DATABASE_URL must look like/)
  })
}

test('asAppRole keeps the options that were there', () => {
  const url = new URL(asAppRole('postgresql://u@h/d?options=-c%20jit%3Doff&sslmode=require'))
  assert.equal(url.searchParams.get('options'), '-c jit=off -c role=opkomst_app')
  assert.equal(url.searchParams.get('sslmode'), 'require')
})

test('withoutPassword gives nothing away of what is not an address', () => {
  assert.equal(withoutPassword('hunter2'), '(not an address)')
})

test('reasonOf speaks for a host with several addresses', () => {
  assert.equal(reasonOf(new AggregateError([new Error('connect ECONNREFUSED ::1:5432')])), 'connect ECONNREFUSED ::1:5432')
})
