import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acrValuesFor, isAtLeast, levelOf } from './assurance-levels.ts'

const day = '2026-11-17'

test('each means has its level; an unknown one counts for nothing', () => {
  const found = ['eid', 'itsme', 'csamtotp', 'csampassword', 'telepathy'].map((name) => levelOf(`urn:be:vlaanderen:authmech:${name}`, day))
  assert.deepEqual(found, ['high', 'high', 'substantial', 'low', null])
  assert.equal(levelOf(undefined, day), null)
  assert.equal(levelOf('eid', day), null, 'only the whole name')
})

test('a level is enough for itself and below', () => {
  assert.ok(isAtLeast('high', 'substantial') && isAtLeast('substantial', 'substantial'))
  assert.ok(!isAtLeast('low', 'substantial') && !isAtLeast(null, 'low'))
})

test('asked for high, only the strongest means are named', () => {
  assert.equal(acrValuesFor('high', day).split(' ').length, 3)
})
