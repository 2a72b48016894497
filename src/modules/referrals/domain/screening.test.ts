import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countScreening, emptyScreening, isAsked } from './screening.ts'

test('countScreening keeps not known and not asked apart from not weak', () => {
  const answered = { ...emptyScreening, income: 'weak', work: 'weak', housing: 'unknown', health: 'not_weak' } as const
  assert.deepEqual(countScreening(answered), { weak: 2, notWeak: 1, unknown: 1, notAsked: 2 })
  assert.equal(isAsked(answered), true)
  assert.equal(isAsked(emptyScreening), false)
})
