import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { mistakes, nameLikeness } from './name-likeness.ts'

const better = [
  { typed: 'amal benzarra', best: 'amal benzarra', worse: 'amal benzar' },
  { typed: 'benzarra', best: 'amal benzarra', worse: 'amal benzara' },
  { typed: 'tahuory', best: 'samira tahouri', worse: 'samira bouhari' },
  { typed: 'lot', best: 'lotte peeters', worse: 'charlotte peeters' },
  { typed: 'el idrissi', best: 'aicha el idrissi', worse: 'el mehdi idriss' },
  { typed: 'broeck', best: 'lotte van den broeck', worse: 'lotte van den broek' },
]
for (const { typed, best, worse } of better) {
  test(`"${typed}" is nearer to ${best} than to ${worse}`, () => {
    assert.ok(nameLikeness(typed, best) > nameLikeness(typed, worse))
    assert.ok(nameLikeness(typed, best) > 0.5)
  })
}

const strangers = [
  ['lot', 'luk peeters'],
  ['amel', 'omar haddad'],
  ['wolkenstein', 'amal benzarra'],
  ['amal peeters', 'amal benzarra'],
]
for (const [typed = '', name = ''] of strangers) test(`"${typed}" is not ${name}`, () => assert.equal(nameLikeness(typed, name), 0))

const word = fc.string({ minLength: 6, maxLength: 12, unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz') })

test('one or two wrong letters in a word of six letters or more are always forgiven', () => {
  fc.assert(
    fc.property(word, word, fc.nat(11), fc.nat(11), (first, last, i, j) => {
      const wrong = [...last]
      wrong[i % last.length] = 'q'
      wrong[j % last.length] = 'x'
      return nameLikeness(wrong.join(''), `${first} ${last}`) > 0.5
    }),
  )
})

test('the order of the words never matters', () => {
  fc.assert(fc.property(word, word, (a, b) => nameLikeness(`${a} ${b}`, `${a} ${b}`) === nameLikeness(`${b} ${a}`, `${a} ${b}`)))
})

test('mistakes are counted alike from both sides, and a swap is one', () => {
  assert.equal(mistakes('adeymoi', 'adeyomi', 2), 1)
  fc.assert(fc.property(word, word, (a, b) => mistakes(a, b, 3) === mistakes(b, a, 3)))
})
