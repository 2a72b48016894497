import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isRegisterNumber, maskedNumber, printedNumber, registerDigits } from './number.ts'

test('known numbers', () => {
  const cases = [
    ['85073003328', true, 'born in the 1900s'],
    ['01020300467', true, 'born from 2000, wrong for the 1900s'],
    ['85473003416', true, 'bis number, sex known'],
    ['93252822389', false, 'control number wrong'],
    ['85073003329', false, 'one figure off'],
    ['8507300332', false, 'ten figures'],
    ['850730033280', false, 'twelve figures'],
    ['', false, 'nothing'],
    ['８５０７３００３３２８', false, 'figures of another width'],
  ] as const
  for (const [number, valid, why] of cases) assert.equal(isRegisterNumber(number), valid, `${number}: ${why}`)
})

const two = (max: number) => fc.integer({ min: 0, max })
const months = fc.constantFrom(...[...Array(13).keys()].flatMap((month) => (month === 0 ? [0, 20, 40] : [month, month + 20, month + 40])))
const pad = (n: number, length: number): string => String(n).padStart(length, '0')
const numbers = fc
  .tuple(two(99), months, two(31), fc.integer({ min: 1, max: 998 }), fc.boolean())
  .map(([year, month, day, serial, isNew]) => {
    const nine = `${pad(year, 2)}${pad(month, 2)}${pad(day, 2)}${pad(serial, 3)}`
    return nine + pad(97 - (((isNew ? 2_000_000_000 : 0) + Number(nine)) % 97), 2)
  })

test('every number made by the rule is valid, in both centuries, for bis numbers and unknown days', () => {
  fc.assert(fc.property(numbers, isRegisterNumber), { numRuns: 1000 })
})

test('one wrong figure, or two figures that changed places, is noticed unless the number fits the other century', () => {
  let noticed = 0
  let tried = 0
  fc.assert(
    fc.property(numbers, fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 9 }), (number, place, by) => {
      const figure = (Number(number[place]) + by) % 10
      const wrong = number.slice(0, place) + figure + number.slice(place + 1)
      tried += 1
      if (!isRegisterNumber(wrong)) noticed += 1
    }),
    { numRuns: 1000 },
  )
  assert.ok(noticed / tried > 0.97, `${noticed} of ${tried}`)
})

test('however it is printed, it is read as eleven figures and nothing else', () => {
  for (const typed of ['85.07.30-033.28', '85 07 30 033 28', ' 850730-033-28 ', '85/07/30-033/28']) {
    assert.equal(registerDigits(typed), '85073003328')
  }
  for (const typed of ['85.07.30-033', 'abc', '85073003328x', '']) assert.equal(registerDigits(typed), null)
  fc.assert(fc.property(numbers, (number) => registerDigits(printedNumber(number)) === number))
})

test('masked, only the last two figures are left, and they tell no birth date and no sex', () => {
  fc.assert(
    fc.property(numbers, (number) => {
      assert.deepEqual(maskedNumber(number).match(/\d/g)?.join(''), number.slice(-2))
    }),
  )
})
