import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { medianOfWalshAverages } from './hodges-lehmann.ts'
import { assertClose, oracleCases, oraclePairs } from './oracle.testing.ts'
import { comparePairedOrdinal } from './paired-ordinal.ts'
import { differencesOf } from './pairs.ts'
import { signedRanks } from './ranks.ts'
import { EXACT_LIMIT, signedRankTest } from './signed-rank.ts'

for (const found of oracleCases('wilcoxon_signed_rank')) {
  test(`paired ordinal: oracle ${found.id}`, () => {
    const pairs = oraclePairs(found)
    const result = comparePairedOrdinal(pairs, 5)
    assert.ok(result !== null)
    const { counts, signedRank } = result
    const { outputs } = found
    assert.equal(counts.n, outputs['n_pairs'])
    assert.equal(counts.progressed, outputs['n_improved'])
    assert.equal(counts.declined, outputs['n_worse'])
    assert.equal(counts.stable, outputs['n_zero'])
    assertClose(signedRank.p, outputs['coin_pratt_exact_p'], 'Pratt exact p')
    assertClose(signedRank.rankBiserial, outputs['rank_biserial'], 'rank-biserial')
    assertClose(result.signTestP, outputs['sign_test_p'], 'sign test')
    assertClose(result.typicalChange, outputs['hodges_lehmann_all_pairs'], 'Hodges-Lehmann')
    const moved = differencesOf(pairs).filter((difference) => difference !== 0)
    const dropped = signedRanks(moved, 'dropped')
    assert.deepEqual([dropped.plus, dropped.minus], [outputs['W_plus'], outputs['W_minus']])
    assertClose(signedRankTest(moved).p, outputs['wilcoxon_exact_p'], 'Wilcoxon exact p, zeros dropped')
    if ('pratt_W_plus' in outputs) {
      assert.deepEqual([signedRank.plus, signedRank.minus], [outputs['pratt_W_plus'], outputs['pratt_W_minus']])
      assertClose(signedRank.z, outputs['coin_pratt_z'], 'Pratt z')
      assertClose(medianOfWalshAverages(moved), outputs['hodges_lehmann_zeros_dropped'], 'Hodges-Lehmann, zeros dropped')
    }
  })
}

test('paired ordinal: equal steps tie although the computer subtracts them differently', () => {
  const steps = differencesOf([
    { start: 4.1, end: 5.3 },
    { start: 5.0, end: 6.2 },
    { start: 0.1, end: 0.3 },
    { start: 0.7, end: 0.9 },
    { start: 0.3, end: 0.1 + 0.2 },
  ])
  assert.deepEqual(steps, [1.2, 1.2, 0.2, 0.2, 0])
  assert.deepEqual(signedRanks(steps, 'pratt').doubled, [5, 5, 9, 9])
})

test('paired ordinal: those at the top are shown apart and stay in the whole', () => {
  const pairs = [
    { start: 5, end: 5 },
    { start: 5, end: 4 },
    { start: 3, end: 4 },
    { start: 2, end: 2 },
  ]
  assert.deepEqual(comparePairedOrdinal(pairs, 5)?.counts, {
    n: 4,
    progressed: 1,
    stable: 2,
    declined: 1,
    atCeiling: 2,
    stayedAtCeiling: 1,
    couldProgress: 2,
  })
})

test('paired ordinal: without pairs there is no result', () => assert.equal(comparePairedOrdinal([], 5), null))

/** The definition itself: every assignment of signs to the ranks, equally likely. */
function bruteForceP(differences: readonly number[]): number {
  const { doubled, plus, minus } = signedRanks(differences, 'pratt')
  let sums = [0]
  for (const rank of doubled) sums = sums.flatMap((sum) => [sum, sum + rank])
  const limit = 2 * Math.min(plus, minus)
  return Math.min(1, (2 * sums.filter((sum) => sum <= limit).length) / sums.length)
}

const smallScores = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 11 })

test('signed rank: exact p equals counting out every assignment of signs', () => {
  fc.assert(
    fc.property(smallScores, (differences) => assertClose(signedRankTest(differences).p, bruteForceP(differences), 'p')),
    { numRuns: 150 },
  )
})

test('signed rank: swapping start and end turns the sign and keeps p', () => {
  fc.assert(
    fc.property(smallScores, (differences) => {
      const forward = signedRankTest(differences)
      const backward = signedRankTest(differences.map((difference) => (difference === 0 ? 0 : -difference)))
      assert.equal(forward.p, backward.p)
      assert.equal(forward.rankBiserial ?? 0, -(backward.rankBiserial ?? 0) + 0)
    }),
  )
})

test('median of Walsh averages: equals the definition', () => {
  fc.assert(
    fc.property(smallScores, (differences) => {
      const averages = differences.flatMap((a, i) => differences.slice(i).map((b) => (a + b) / 2)).sort((a, b) => a - b)
      const middle = ((averages[Math.floor((averages.length - 1) / 2)] ?? 0) + (averages[Math.floor(averages.length / 2)] ?? 0)) / 2
      assert.equal(medianOfWalshAverages(differences), middle)
    }),
  )
})

test('signed rank: exact up to the limit, within 50 ms; beyond it close to the exact value', () => {
  const steps = Array.from({ length: EXACT_LIMIT + 1 }, (_, i) => (((i * 7919) % 401) - 190.5) * (1 + i / 10_000))
  const atLimit = steps.slice(0, EXACT_LIMIT)
  const exact = signedRankTest(atLimit)
  // The best of a few runs: the machine may be busy with something else.
  const took = Math.min(
    ...[1, 2, 3, 4, 5].map(() => {
      const began = performance.now()
      signedRankTest(atLimit)
      return performance.now() - began
    }),
  )
  const beyond = signedRankTest(steps)
  assert.equal(exact.method, 'exact')
  assert.equal(beyond.method, 'asymptotic')
  assert.ok(Math.abs(exact.p - beyond.p) < 0.02, `${exact.p} and ${beyond.p}`)
  assert.ok(took < 50, `${took} ms`)
})
