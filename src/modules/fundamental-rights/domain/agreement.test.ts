import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { z } from 'zod'
import { projectRoot } from '#platform/root.ts'
import { talkOf } from '../testing.ts'
import { agreementOf, weightedKappa } from './agreement.ts'

const oracle = z
  .object({ cases: z.array(z.looseObject({ id: z.string() })) })
  .parse(JSON.parse(readFileSync(join(projectRoot, 'tests/data/stats-oracle.json'), 'utf8')))
const kappaCase = z
  .object({
    inputs: z.object({ family: z.array(z.number()), worker: z.array(z.number()) }),
    outputs: z.object({ quadratic: z.object({ kappa: z.number() }) }),
  })
  .parse(oracle.cases.find(({ id }) => id === 'dev-ka-01'))

test('the kappa is that of statsmodels', () => {
  const { family, worker } = kappaCase.inputs
  const kappa = weightedKappa(family.map((hers, index) => [hers, worker[index] ?? Number.NaN] as const))
  assert.ok(Math.abs((kappa ?? 0) - kappaCase.outputs.quadratic.kappa) < 1e-9)
})

const score = fc.integer({ min: 0, max: 10 })
const pairs = fc.array(fc.tuple(score, score), { minLength: 1, maxLength: 30 })

test('kappa is at most one, one when all is the same, and the same seen from the other side', () => {
  fc.assert(
    fc.property(pairs, (given) => {
      const kappa = weightedKappa(given)
      const mirrored = weightedKappa(given.map(([a, b]) => [b, a] as const))
      assert.ok(kappa === null || kappa <= 1 + 1e-12)
      assert.ok(kappa === mirrored || Math.abs((kappa ?? 0) - (mirrored ?? 0)) < 1e-12)
      const same = weightedKappa(given.map(([a]) => [a, a] as const))
      assert.ok(same === null || same === 1)
    }),
  )
})

const rights = Array.from({ length: 11 }, (_, index) => `right_${index}`)
const scores = fc.dictionary(
  fc.constantFrom(...rights),
  fc.oneof(score, fc.constantFrom('unknown' as const, 'not-applicable' as const, 'skipped' as const)),
)

test('only rights with two numbers count; the mean gap lies between none and ten and is never below the lean', () => {
  fc.assert(
    fc.property(scores, scores, (family, worker) => {
      const both = rights.filter((right) => typeof family[right] === 'number' && typeof worker[right] === 'number')
      const agreement = agreementOf(talkOf({ family, worker }), 'worker', rights)
      assert.equal(agreement.n, both.length)
      assert.equal(agreement.meanGap === null, both.length < 5)
      assert.ok(agreement.kappa === null || both.length >= 10)
      if (agreement.meanGap === null || agreement.lean === null) return
      assert.ok(agreement.meanGap >= Math.abs(agreement.lean) - 1e-12 && agreement.meanGap <= 10)
    }),
  )
})

test('leaving a right out as not known never changes the difference of the others', () => {
  const family = { right_0: 8, right_1: 6, right_2: 4, right_3: 2, right_4: 5, right_5: 10 }
  const worker = { right_0: 6, right_1: 6, right_2: 3, right_3: 2, right_4: 5 }
  const told = agreementOf(talkOf({ family, worker }), 'worker', rights)
  const unknown = agreementOf(talkOf({ family, worker: { ...worker, right_5: 'unknown' } }), 'worker', rights)
  assert.deepEqual(told, unknown)
  assert.deepEqual([told.n, told.same, told.meanGap, told.lean], [5, 3, 0.6, 0.6])
})

test('four rights are too few for a mean, and the same number everywhere has no kappa', () => {
  const four = agreementOf(
    talkOf({ family: { right_0: 1, right_1: 2, right_2: 3, right_3: 4 }, joint: { right_0: 1, right_1: 2, right_2: 3, right_3: 9 } }),
    'joint',
    rights,
  )
  assert.deepEqual([four.n, four.same, four.meanGap, four.lean, four.kappa], [4, 3, null, null, null])
  const flat = Object.fromEntries(rights.map((right) => [right, 7]))
  const same = agreementOf(talkOf({ family: flat, worker: flat }), 'worker', rights)
  assert.deepEqual([same.n, same.meanGap, same.kappa], [11, 0, null])
})
