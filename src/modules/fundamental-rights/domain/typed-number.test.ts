import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTyped } from './typed-number.ts'

const cases: readonly (readonly [string, string])[] = [
  ['0', '0'],
  [' 10 ', '10'],
  ['7', '7'],
  ['?', 'unknown'],
  ['-', 'not-applicable'],
  ['nvt', 'not-applicable'],
  ['', 'open'],
  ['  ', 'open'],
  ['11', 'wrong'],
  ['07', 'wrong'],
  ['6,5', 'wrong'],
  ['toString', 'wrong'],
]
for (const [typed, gives] of cases) {
  test(`"${typed}" typed over is ${gives}`, () => {
    const read = readTyped(typed)
    assert.equal(read.kind === 'given' ? read.raw : read.kind, gives)
  })
}
