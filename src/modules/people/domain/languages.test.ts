import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { languageName, languageOptions } from './languages.ts'

test('a language has its name, and something that is no code keeps its own words', () => {
  assert.equal(languageName('ary', 'nl'), 'Marokkaans Arabisch')
  assert.equal(languageName('-1', 'nl'), '-1')
  assert.ok(languageOptions('nl', "'; drop").some(({ value }) => value === "'; drop"))
})

test('whatever was typed as a language, the form can be shown again', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (code) => languageOptions('fr', code).length >= 30))
})
