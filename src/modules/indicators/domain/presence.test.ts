import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkPresence, chosenOf, companions, type Presence, type PresenceChoice, presenceChoices, presenceOf } from './presence.ts'

const cases: { name: string; chosen: PresenceChoice[]; words: string | null; presence: Presence | null | 'refused' }[] = [
  { name: 'nothing chosen is unknown, not nobody', chosen: [], words: null, presence: null },
  { name: 'the worker alone', chosen: ['nobody'], words: null, presence: { who: [], other: null } },
  {
    name: 'two people, always in the same order',
    chosen: ['interpreter', 'mother'],
    words: null,
    presence: { who: ['mother', 'interpreter'], other: null },
  },
  { name: 'somebody else, in words', chosen: [], words: ' haar zus ', presence: { who: ['other'], other: 'haar zus' } },
  { name: 'words of spaces are none', chosen: ['mother'], words: '  ', presence: { who: ['mother'], other: null } },
  {
    name: 'words alone are somebody else',
    chosen: ['mother'],
    words: 'haar zus',
    presence: { who: ['mother', 'other'], other: 'haar zus' },
  },
  { name: 'nobody and somebody', chosen: ['nobody', 'mother'], words: null, presence: 'refused' },
  { name: 'nobody, with words', chosen: ['nobody'], words: 'haar zus', presence: 'refused' },
]
for (const { name, chosen, words, presence } of cases) {
  test(`checkPresence: ${name}`, () => {
    const result = checkPresence(chosen, words)
    assert.deepEqual(result.ok ? result.value : 'refused', presence)
  })
}

test('what is kept is shown as it was chosen, and saving it again changes nothing', () => {
  fc.assert(
    fc.property(fc.subarray([...presenceChoices]), fc.option(fc.string({ maxLength: 20 })), (chosen, words) => {
      const first = checkPresence(chosen, words)
      if (!first.ok) return
      assert.deepEqual(checkPresence(chosenOf(first.value), first.value?.other ?? null), first)
    }),
  )
})

test('a row from before is unknown, and a name this version does not know is left out', () => {
  assert.equal(presenceOf({ present: null, present_other: null }), null)
  assert.deepEqual(presenceOf({ present: [...companions, 'robot'], present_other: 'haar zus' }), {
    who: [...companions],
    other: 'haar zus',
  })
})
