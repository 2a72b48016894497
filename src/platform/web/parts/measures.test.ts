import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ageRing, caseload } from './measures.ts'

const rings = [
  { days: 0, share: 6, tone: '' },
  { days: 1, share: 33, tone: '' },
  { days: 2, share: 67, tone: 'soon' },
  { days: 3, share: 100, tone: 'soon' },
  { days: 4, share: 100, tone: 'late' },
]
for (const { days, ...ring } of rings)
  test(`a referral that waits ${days} working days of 3`, () => assert.deepEqual(ageRing(days, 3), ring))

test('one more family never draws past the ceiling, and over the ceiling is said', () => {
  assert.deepEqual(caseload(11, 16, 2), { used: 68.8, extra: 12.5, over: false })
  assert.deepEqual(caseload(15, 16, 4), { used: 93.8, extra: 6.2, over: false })
  assert.deepEqual(caseload(17, 16, 2), { used: 100, extra: 0, over: true })
})
