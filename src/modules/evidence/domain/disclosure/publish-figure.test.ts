import assert from 'node:assert/strict'
import { test } from 'node:test'
import { publishMean, publishShare } from './publish-figure.ts'
import { publishCount } from './threshold.ts'

for (const { k, n, earlier = null, expected } of [
  { k: 5, n: 10, expected: 'shown' },
  { k: 4, n: 9, expected: 'few-people' },
  { k: 4, n: 16, expected: 'few-cases' },
  { k: 12, n: 16, expected: 'few-cases' },
  { k: 16, n: 16, expected: 'few-cases' },
  { k: 0, n: 16, expected: 'few-cases' },
  { k: 11, n: 16, expected: 'shown' },
  { k: 20, n: 50, earlier: { k: 20, n: 50 }, expected: 'shown' },
  { k: 20, n: 50, earlier: { k: 18, n: 40 }, expected: 'close-to-earlier-edition' },
  { k: 20, n: 50, earlier: { k: 15, n: 47 }, expected: 'close-to-earlier-edition' },
  { k: 20, n: 50, earlier: { k: 10, n: 37 }, expected: 'close-to-earlier-edition' },
  { k: 20, n: 50, earlier: { k: 15, n: 40 }, expected: 'shown' },
]) {
  test(`share ${k} of ${n} after ${earlier ? `${earlier.k} of ${earlier.n}` : 'nothing'}: ${expected}`, () => {
    const share = publishShare(k, n, earlier)
    assert.equal(share.kind === 'shown' ? 'shown' : share.reason, expected)
  })
}

for (const { n, earlier = null, expected } of [
  { n: 4, expected: 'few-people' },
  { n: 5, expected: 'shown' },
  { n: 12, earlier: 9, expected: 'close-to-earlier-edition' },
  { n: 14, earlier: 9, expected: 'shown' },
]) {
  test(`mean over ${n} after ${earlier ?? 'nothing'}: ${expected}`, () => {
    const mean = publishMean(n, earlier)
    assert.equal(mean.kind === 'shown' ? 'shown' : mean.reason, expected)
  })
}

for (const { count, earlier = null, kind } of [
  { count: 0, kind: 'hidden' },
  { count: 4, kind: 'hidden' },
  { count: 5, kind: 'shown' },
  { count: 12, earlier: 8, kind: 'hidden' },
  { count: 12, earlier: 13, kind: 'hidden' },
  { count: 12, earlier: 12, kind: 'shown' },
  { count: 13, earlier: 8, kind: 'shown' },
]) {
  test(`count ${count} after ${earlier ?? 'nothing'}: ${kind}`, () => assert.equal(publishCount(count, earlier).kind, kind))
}

test('figures that cannot be are a bug', () => {
  assert.throws(() => publishShare(3, 2), RangeError)
  assert.throws(() => publishMean(-1), RangeError)
  assert.throws(() => publishCount(1.5), RangeError)
})
