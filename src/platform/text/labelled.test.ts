import assert from 'node:assert/strict'
import { test } from 'node:test'
import { labelled } from './labelled.ts'
import { publicLocales } from './locale.ts'

test('a label and what it names, with the colon of the language', () => {
  assert.equal(labelled('Relâchement', 'oui', 'fr'), 'Relâchement\u00a0: oui')
  for (const locale of publicLocales.filter((one) => one !== 'fr')) assert.equal(labelled('a', 'b', locale), 'a: b')
})
