import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkBarriers } from './barriers.ts'
import { languageToOffer } from './language.ts'

const list = ['taal', 'geld', 'anders']

test('barriers stand once, in the order of the list, and own words tick "something else"', () => {
  assert.deepEqual(checkBarriers(['geld', 'taal', 'geld'], null, list), {
    ok: true,
    value: [
      { value: 'taal', words: null },
      { value: 'geld', words: null },
    ],
  })
  assert.deepEqual(checkBarriers(['geld'], 'de trap', list), {
    ok: true,
    value: [
      { value: 'geld', words: null },
      { value: 'anders', words: 'de trap' },
    ],
  })
  assert.deepEqual(checkBarriers([], null, list), { ok: true, value: [] })
  assert.equal(checkBarriers(['lui'], null, list).ok, false)
})

for (const [spoken, offered] of [
  [null, 'nl'],
  ['tr', 'tr'],
  ['ary', 'ar'],
  ['pl', 'nl'],
  ['uk', 'uk'],
] as const) {
  test(`who speaks ${spoken ?? 'an unknown language'} is offered ${offered}`, () => {
    assert.equal(languageToOffer(spoken), offered)
  })
}
