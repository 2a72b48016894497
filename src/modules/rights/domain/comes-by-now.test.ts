import assert from 'node:assert/strict'
import { test } from 'node:test'
import { comesByNow } from './comes-by-now.ts'

const on = '2024-10-01'
const cases = [
  { name: 'a right that comes by itself', answer: { automatic: true, outcome: 'yes', earliest: null }, comes: true },
  { name: 'one whose first day is today', answer: { automatic: true, outcome: 'yes', earliest: on }, comes: true },
  { name: 'one of a child that is born next month', answer: { automatic: true, outcome: 'yes', earliest: '2024-11-01' }, comes: false },
  { name: 'one of which a fact is missing', answer: { automatic: true, outcome: 'unknown', earliest: null }, comes: false },
  { name: 'one that is asked for', answer: { automatic: false, outcome: 'yes', earliest: null }, comes: false },
] as const

for (const { name, answer, comes } of cases)
  test(`"you should already receive this": ${name}`, () => {
    assert.equal(comesByNow(answer, on), comes)
  })
