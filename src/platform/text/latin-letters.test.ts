import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { latinLetters } from './latin-letters.ts'

for (const [name, folded] of [
  ['Zoë', 'zoe'],
  ['ÖZTÜRK', 'ozturk'],
  ['Işık', 'isik'],
  ['Łukasz Søren', 'lukasz soren'],
  ['Наталія', 'nataliia'],
  ['Щербак', 'shcherbak'],
  ['Мар’яна', 'mar’iana'],
  ['آمنة', 'امنة'],
] as const) {
  test(`"${name}" is compared as "${folded}"`, () => assert.equal(latinLetters(name), folded))
}

test('folding twice changes nothing more', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => latinLetters(latinLetters(text)) === latinLetters(text)))
})
