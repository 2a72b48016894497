import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { accountOfHandle, handleOf } from './user-handle.ts'

test('a handle leads back to its municipality and account', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (municipalityId, accountId) => {
      const handle = Buffer.from(handleOf(municipalityId, accountId)).toString('base64url')
      assert.deepEqual(accountOfHandle(handle), { municipalityId, accountId })
    }),
  )
})

test('anything else is nobody', () => {
  for (const handle of ['', 'abc', 'x'.repeat(100)]) assert.equal(accountOfHandle(handle), null)
})
