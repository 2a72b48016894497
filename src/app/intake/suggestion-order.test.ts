import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ProgrammeSuggestion } from '#modules/programmes/public.ts'
import { inOrderOfShowing } from './suggestion-order.ts'

const surely: ProgrammeSuggestion = {
  programme: 'opkomst',
  version: '2026-01',
  name: 'Opkomst',
  points: 'yes',
  reasons: ['pregnant'],
  unknown: [],
  against: [],
}
const perhaps: ProgrammeSuggestion = {
  ...surely,
  programme: 'opkomst-plus',
  points: 'perhaps',
  reasons: ['pregnant', 'age-fits'],
  unknown: ['relationship'],
}

const cases = [
  { name: 'more reasons go ahead, though something is still to be asked', given: [surely, perhaps], want: ['opkomst-plus', 'opkomst'] },
  { name: 'as many reasons: the sure one', given: [{ ...perhaps, reasons: surely.reasons }, surely], want: ['opkomst', 'opkomst-plus'] },
  {
    name: 'what does not fit comes last, whatever speaks for it',
    given: [{ ...perhaps, points: 'no' as const }, surely],
    want: ['opkomst', 'opkomst-plus'],
  },
]
for (const { name, given, want } of cases) {
  test(`inOrderOfShowing: ${name}`, () =>
    assert.deepEqual(
      inOrderOfShowing(given).map((one) => one.programme),
      want,
    ))
}
