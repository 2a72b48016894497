import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { given } from '../testing.ts'
import type { Answer } from './answer.ts'
import { screen } from './screening.ts'

const criteria = ['maandinkomen', 'opleiding', 'arbeidssituatie', 'stimulatieniveau', 'huisvesting', 'gezondheid']
const threshold = { count: 'zwak', atLeast: 3 }
const answersOf = (values: readonly string[]): Map<string, Answer> =>
  new Map(values.flatMap((value, index) => (value === 'missing' ? [] : [[criteria[index] ?? '', given(value)]])))

const cases: [weak: number, notWeak: number, outcome: string][] = [
  [3, 3, 'deprived'],
  [3, 0, 'deprived'],
  [6, 0, 'deprived'],
  [2, 4, 'not-deprived'],
  [0, 4, 'not-deprived'],
  [1, 4, 'not-deprived'],
  [0, 3, 'undetermined'],
  [2, 3, 'undetermined'],
  [0, 0, 'undetermined'],
]
for (const [weak, notWeak, outcome] of cases) {
  test(`${weak} weak, ${notWeak} not weak, the rest unknown: ${outcome}`, () => {
    const values = [...Array<string>(weak).fill('zwak'), ...Array<string>(notWeak).fill('niet_zwak')]
    assert.equal(screen(answersOf(values), criteria, threshold).outcome, outcome)
  })
}

test('every way of not knowing weighs the same, and filling one in never overturns a settled outcome', () => {
  const value = fc.constantFrom('zwak', 'niet_zwak', 'unknown', 'not-applicable', 'skipped', 'missing')
  fc.assert(
    fc.property(fc.array(value, { minLength: 6, maxLength: 6 }), fc.constantFrom('zwak', 'niet_zwak'), (values, settled) => {
      const result = screen(answersOf(values), criteria, threshold)
      const plain = values.map((one) => (one === 'zwak' || one === 'niet_zwak' ? one : 'missing'))
      assert.deepEqual(screen(answersOf(plain), criteria, threshold), result)
      if (result.outcome === 'undetermined') return
      const filled = plain.map((one) => (one === 'missing' ? settled : one))
      assert.equal(screen(answersOf(filled), criteria, threshold).outcome, result.outcome)
    }),
  )
})
