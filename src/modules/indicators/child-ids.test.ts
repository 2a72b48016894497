import assert from 'node:assert/strict'
import { test } from 'node:test'
import { childIds, childNumber } from './child-ids.ts'

const dossier = '019a7f00-0000-7000-8000-000000000001'

test('one child is the dossier, two have ids that stay the same', () => {
  assert.deepEqual(childIds(dossier, 1), [])
  const twins = childIds(dossier, 2)
  assert.equal(new Set(twins).size, 2)
  assert.deepEqual(childIds(dossier, 3).slice(0, 2), twins)
  assert.equal(childNumber(dossier, twins[1] ?? ''), 2)
  assert.equal(childNumber(dossier, dossier), null)
})
