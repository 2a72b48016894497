import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseNumber } from './parse-number.ts'

test('amounts are read the way people write them', () => {
  const cases: readonly (readonly [string, number | null])[] = [
    ['44,60', 44.6],
    ['€ 1.214,49', 1214.49],
    ['1.214', 1214],
    ['1214.49', 1214.49],
    ['150 euro', 150],
    ['75 %', 75],
    ['', null],
    ['veel', null],
    ['-5', null],
    ['1,2,3', null],
  ]
  for (const [typed, value] of cases) assert.equal(parseNumber(typed), value, typed)
})
