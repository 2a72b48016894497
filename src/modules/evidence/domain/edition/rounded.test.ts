import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyFacts, testProgrammes } from '../../facts.testing.ts'
import { impactReport } from '../impact-report.ts'
import { numbersOf } from './numbers.ts'
import { isRefused, protectEdition } from './protect.ts'
import { roundCount, roundEdition } from './rounded.ts'

const settings = { from: '2024-01-01', until: '2026-01-01', asOf: '2026-01-01', programme: null }

const rounded: readonly (readonly [number, number])[] = [
  [5, 5],
  [7, 5],
  [8, 10],
  [12, 10],
  [13, 15],
  [203, 205],
]
for (const [count, expected] of rounded) test(`open data: ${count} becomes ${expected}`, () => assert.equal(roundCount(count), expected))

/** Every count in an edition, wherever it stands; means have digits and are no counts. */
function countsIn(value: unknown): number[] {
  if (Array.isArray(value)) return value.flatMap(countsIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) =>
    typeof one === 'number' && ['count', 'k', 'n', 'mothers'].includes(key) ? [one] : countsIn(one),
  )
}

test('every count of the open data is a multiple of five, and never a small one; what was hidden stays hidden', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const made = protectEdition(numbersOf(impactReport(facts, settings, testProgrammes)), [])
      if (isRefused(made)) return
      const [exact, open] = [countsIn(made), countsIn(roundEdition(made))]
      assert.equal(open.length, exact.length)
      for (const [at, count] of open.entries()) {
        assert.equal(count % 5, 0)
        assert.ok(Math.abs(count - (exact[at] ?? 0)) <= 2)
        assert.ok(count >= 5 || exact[at] === 0, `${exact[at]} became ${count}`)
      }
    }),
  )
})
