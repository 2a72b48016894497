import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { z } from 'zod'
import { assertInterval, oracleCases } from './oracle.testing.ts'
import { clopperPearsonInterval, shareOf, wilsonInterval } from './share.ts'

for (const found of oracleCases('single_proportion')) {
  test(`share: oracle ${found.id}`, () => {
    const { x, n } = z.object({ x: z.number(), n: z.number() }).parse(found.inputs)
    assertInterval(wilsonInterval(x, n), found.outputs['wilson_ci'], 'Wilson')
    assertInterval(clopperPearsonInterval(x, n), found.outputs['clopper_pearson_ci'], 'Clopper-Pearson', 1e-6)
    assert.equal(shareOf(x, n)?.share, found.outputs['p'])
  })
}

test('share: of nobody there is none', () => {
  assert.equal(shareOf(0, 0), null)
  assert.equal(clopperPearsonInterval(0, 0), null)
})

test('share: more than all, or half a family, is a bug', () => {
  assert.throws(() => shareOf(3, 2), RangeError)
  assert.throws(() => wilsonInterval(0.5, 2), RangeError)
  assert.throws(() => clopperPearsonInterval(-1, 2), RangeError)
})

test('share: both intervals contain the share, stay within 0 and 1, and mirror', () => {
  const share = fc.integer({ min: 1, max: 500 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))
  fc.assert(
    fc.property(share, ([k, n]) => {
      for (const intervalOf of [wilsonInterval, clopperPearsonInterval]) {
        const interval = intervalOf(k, n)
        const mirror = intervalOf(n - k, n)
        assert.ok(interval !== null && mirror !== null)
        assert.ok(interval.lower >= 0 && interval.lower <= k / n && interval.upper >= k / n && interval.upper <= 1)
        assert.ok(Math.abs(interval.lower - (1 - mirror.upper)) < 1e-6)
      }
    }),
    { numRuns: 200 },
  )
})
