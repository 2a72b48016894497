import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resolveDatabase } from './connection.ts'
import { wireFault } from './wire.ts'

const here = [
  'postgresql://u:p@localhost:5432/d',
  'postgresql://u:p@127.0.0.1/d',
  'postgresql://u:p@127.9.0.1/d',
  'postgresql://u:p@[::1]:5432/d',
  'postgresql:///d?host=/var/run/postgresql',
]
const elsewhere = [
  'postgresql://u:p@db.example.be/d',
  'postgresql://u:p@10.0.0.4/d',
  'postgresql://u:p@127.example.be/d',
  'postgresql://u:p@localhost/d?host=db.example.be',
  'postgresql://u:p@db.example.be/d?sslmode=disable',
  'postgresql://u:p@db.example.be/d?sslmode=prefer',
  'postgresql://u:p@db.example.be/d?sslmode=require',
  'postgresql://u:p@db.example.be/d?sslmode=no-verify',
  'postgresql://u:p@db.example.be/d?sslmode=verify-full&uselibpqcompat=true',
]

test('a database on another machine is only asked over a link whose certificate is checked', async () => {
  for (const url of here) assert.equal(wireFault('DATABASE_URL', url, {}), null, url)
  for (const url of elsewhere) {
    assert.match(wireFault('DATABASE_URL', url, {}) ?? '', /sslmode=verify-full/, url)
    assert.equal(wireFault('DATABASE_URL', url, { OPKOMST_DATABASE_PLAIN: 'yes' }), null, url)
    // Refused before a word of the password left this machine: no such host is even looked up.
    await assert.rejects(resolveDatabase({ DATABASE_URL: url }), /^Error: The database of DATABASE_URL is on another machine/, url)
  }
  assert.equal(wireFault('DATABASE_URL', 'postgresql://u:p@db.example.be/d?sslmode=verify-full', {}), null)
  await assert.rejects(
    resolveDatabase({ DATABASE_URL: 'postgresql://u:p@127.0.0.1:1/d', DATABASE_APP_URL: 'postgresql://u:p@db.example.be/d' }),
    /The database of DATABASE_APP_URL is on another machine/,
  )
})
