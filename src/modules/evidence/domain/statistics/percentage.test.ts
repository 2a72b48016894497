import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { percentage, shareInWords } from './percentage.ts'

for (const { k, n, expected } of [
  { k: 0, n: 0, expected: { kind: 'nobody' } },
  { k: 2, n: 4, expected: { kind: 'count', k: 2, n: 4 } },
  { k: 8, n: 16, expected: { kind: 'count', k: 8, n: 16 } },
  { k: 10, n: 20, expected: { kind: 'one-in', part: 1, whole: 2, percent: 50, k: 10, n: 20 } },
  { k: 108, n: 323, expected: { kind: 'one-in', part: 1, whole: 3, percent: 33, k: 108, n: 323 } },
  { k: 69, n: 323, expected: { kind: 'one-in', part: 1, whole: 5, percent: 21, k: 69, n: 323 } },
  { k: 13, n: 25, expected: { kind: 'one-in', part: 1, whole: 2, percent: 52, k: 13, n: 25 } },
  { k: 14, n: 25, expected: { kind: 'percentage', percent: 56, k: 14, n: 25 } },
  { k: 0, n: 40, expected: { kind: 'percentage', percent: 0, k: 0, n: 40 } },
  { k: 30, n: 300, expected: { kind: 'one-in', part: 1, whole: 10, percent: 10, k: 30, n: 300 } },
]) {
  test(`share in words: ${k} of ${n} is ${expected.kind}`, () => assert.deepEqual(shareInWords(k, n), expected))
}

test('percentage: whole, none without people, and a bug when there are more than all', () => {
  assert.equal(percentage(1, 3), 33)
  assert.equal(percentage(1, 8), 13)
  assert.equal(percentage(0, 0), null)
  assert.throws(() => percentage(2, 1), RangeError)
})

test('share in words: never more than two points from the truth', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 0, max: 2000 }), (n, any) => {
      const k = any % (n + 1)
      const words = shareInWords(k, n)
      if (words.kind === 'count') assert.ok(n < 20 && words.k === k && words.n === n)
      else if (words.kind === 'one-in') assert.ok(Math.abs(words.part / words.whole - k / n) <= 0.02 + 1e-9)
      else assert.ok(words.kind === 'percentage' && Math.abs(words.percent - (100 * k) / n) <= 0.5)
    }),
  )
})
