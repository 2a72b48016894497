import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detailFor } from './minimum.ts'
import { assertClose, assertInterval, oracleCases, oraclePairs } from './oracle.testing.ts'
import { comparePairedMeans } from './paired-means.ts'
import { summarise } from './summary.ts'

for (const found of oracleCases('paired_t')) {
  test(`paired means: oracle ${found.id}`, () => {
    const result = comparePairedMeans(oraclePairs(found))
    const { outputs } = found
    assert.equal(result?.n, outputs['n'])
    assertClose(result?.difference, outputs['mean_difference'], 'mean difference')
    assertClose(result?.sdDifference, outputs['sd_difference'], 'sd of the difference')
    assertClose(result?.test?.se, outputs['se'], 'se')
    assertClose(result?.test?.t, outputs['t'], 't')
    assert.equal(result?.test?.df, outputs['df'])
    assertClose(result?.test?.p, outputs['p'], 'p')
    assertInterval(result?.test?.interval, outputs['ci95'], 'interval', 1e-6)
    assertClose(result?.test?.dz, outputs['cohen_dz'], 'dz')
    assertClose(result?.test?.gz, outputs['hedges_gz'], 'gz')
    assertClose(result?.test?.dav, outputs['cohen_dav'], 'average-sd d')
  })
}

test('paired means: one pair or equal changes leave nothing to test, and no NaN', () => {
  assert.equal(comparePairedMeans([]), null)
  assert.equal(comparePairedMeans([{ start: 3, end: 5 }])?.test, null)
  const equal = comparePairedMeans([
    { start: 4.1, end: 5.3 },
    { start: 5.0, end: 6.2 },
    { start: 2.0, end: 3.2 },
  ])
  assert.equal(equal?.test, null)
  assert.equal(equal?.sdDifference, 0)
  assertClose(equal?.difference, 1.2, 'difference')
})

test('summarise: mean, spread and median; unknown spread for one, nothing for none', () => {
  assert.deepEqual(summarise([1, 2, 3, 6]), { n: 4, mean: 3, sd: Math.sqrt(14 / 3), median: 2.5 })
  assert.deepEqual(summarise([7]), { n: 1, mean: 7, sd: null, median: 7 })
  assert.equal(summarise([]), null)
  assert.throws(() => summarise([Number.NaN]), RangeError)
})

for (const { n, detail } of [
  { n: 4, detail: 'counts-only' },
  { n: 5, detail: 'mean-with-dots' },
  { n: 9, detail: 'mean-with-dots' },
  { n: 10, detail: 'mean' },
]) {
  test(`detail for ${n} pairs: ${detail}`, () => assert.equal(detailFor(n), detail))
}
