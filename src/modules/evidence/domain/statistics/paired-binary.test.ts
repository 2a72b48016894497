import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { z } from 'zod'
import { assertClose, assertInterval, oracleCases } from './oracle.testing.ts'
import { comparePairedBinary, mcNemarMidP } from './paired-binary.ts'

const inputs = z.object({ yes_yes: z.number(), yes_no: z.number(), no_yes: z.number(), no_no: z.number() })

for (const found of oracleCases('mcnemar_paired_binary')) {
  test(`paired binary: oracle ${found.id}`, () => {
    const { yes_yes: yesYes, yes_no: yesNo, no_yes: noYes, no_no: noNo } = inputs.parse(found.inputs)
    const result = comparePairedBinary({ yesYes, yesNo, noYes, noNo })
    const { outputs } = found
    assert.equal(result?.n, outputs['n'])
    assertClose(result?.start.share, outputs['p_before'], 'start')
    assertClose(result?.end.share, outputs['p_after'], 'end')
    assertClose(result?.difference, outputs['risk_difference'], 'difference')
    assertClose(result?.exactP, outputs['exact_p'], 'exact p')
    assertClose(result?.midP, outputs['mid_p'], 'mid-p')
    assertClose(result?.phi, outputs['newcombe_paired_m10_phi'], 'phi')
    assertInterval(result?.interval, outputs['newcombe_paired_m10_ci'], 'Newcombe')
    assertInterval(result?.start.interval, outputs['p_before_wilson_ci'], 'start')
    assertInterval(result?.end.interval, outputs['p_after_wilson_ci'], 'end')
  })
}

test('paired binary: nobody changed gives p 1 and an interval that still has width', () => {
  const result = comparePairedBinary({ yesYes: 12, yesNo: 0, noYes: 0, noNo: 0 })
  assert.equal(result?.midP, 1)
  assert.equal(result?.exactP, 1)
  assert.ok(result.interval.upper - result.interval.lower > 0.1)
})

test('paired binary: without pairs there is no result', () => {
  assert.equal(comparePairedBinary({ yesYes: 0, yesNo: 0, noYes: 0, noNo: 0 }), null)
})

test('mid-p: as many one way as the other follows Fagerland and others, 1 - f/2', () => {
  assert.equal(mcNemarMidP(1, 1), 0.75)
})

test('paired binary: finite, ordered, and reversing time mirrors the result', () => {
  const count = fc.integer({ min: 0, max: 400 })
  fc.assert(
    fc.property(count, count, count, count, (yesYes, yesNo, noYes, noNo) => {
      fc.pre(yesYes + yesNo + noYes + noNo > 0)
      const forward = comparePairedBinary({ yesYes, yesNo, noYes, noNo })
      const backward = comparePairedBinary({ yesYes, yesNo: noYes, noYes: yesNo, noNo })
      assert.ok(forward !== null && backward !== null)
      const { lower, upper } = forward.interval
      assert.ok(lower <= forward.difference && forward.difference <= upper && lower >= -1 - 1e-12 && upper <= 1 + 1e-12)
      assert.ok(lower < upper)
      assert.ok(Math.abs(lower + backward.interval.upper) < 1e-9)
      assert.ok(forward.midP >= 0 && forward.midP <= forward.exactP && forward.exactP <= 1)
    }),
  )
})
