import assert from 'node:assert/strict'
import { test } from 'node:test'
import { validate, version } from 'uuid'
import { newId } from './new-id.ts'

test('ids come in the order they were made, all of version 7 and of this moment', () => {
  const before = Date.now()
  const ids = Array.from({ length: 5000 }, newId)
  assert.deepEqual(ids.toSorted(), ids)
  for (const id of ids) {
    assert.ok(validate(id) && version(id) === 7, id)
    const at = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
    assert.ok(at >= before && at <= Date.now(), id)
  }
})

test('no two ids share what is random in them, also where the randomness is asked again', () => {
  const ids = Array.from({ length: 1000 }, newId)
  assert.equal(new Set(ids.map((id) => id.slice(-11))).size, ids.length)
})

test('a clock that goes back makes no earlier ids', (t) => {
  const id = newId()
  t.mock.method(Date, 'now', () => 1_000)
  const later = [newId(), newId()]
  assert.deepEqual([id, ...later].toSorted(), [id, ...later])
})
