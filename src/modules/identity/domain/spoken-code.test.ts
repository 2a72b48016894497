import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { foldSpoken, spokenCode } from './spoken-code.ts'

test('a code is six signs that are not mistaken for one another when said', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 64, maxLength: 64 }), (digits) => {
      const code = spokenCode(digits.map((digit) => digit.toString(16)).join(''))
      assert.match(code, /^[2-9BCDFGHJKMPQRTVWXYZ]{3}-[2-9BCDFGHJKMPQRTVWXYZ]{3}$/)
      assert.equal(foldSpoken(` ${code.toLowerCase().replace('-', ' ')} `), foldSpoken(code))
    }),
  )
})

test('other chance is another code', () => {
  const codes = Array.from({ length: 1000 }, (_, at) => spokenCode(createHash('sha256').update(`${at}`).digest('hex')))
  assert.ok(new Set(codes).size > 990)
})
