import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isRemindingHour, mayRemind, type Reachable } from './reminder.ts'

const good: Reachable = { channel: 'mail', hasChosenProof: true, hasSafeAddress: false, mayLeaveMessage: true }
const cases: readonly (readonly [string, Partial<Reachable>, boolean])[] = [
  ['a mail address of her own', {}, true],
  ['never asked about leaving a message: the address itself was asked about', { mayLeaveMessage: null }, true],
  ['somebody else reads what is left for her', { mayLeaveMessage: false }, false],
  ['her address is kept safe', { hasSafeAddress: true }, false],
  ['she never came in by it', { hasChosenProof: false }, false],
  ['a text message', { channel: 'sms' }, false],
  ['a card on paper', { channel: 'card' }, false],
]
for (const [name, change, may] of cases) test(`${name}: ${may ? 'yes' : 'no'}`, () => assert.equal(mayRemind({ ...good, ...change }), may))

test('a safe address or a channel that is not safe wins over everything else', () => {
  const one = fc.record({
    channel: fc.constantFrom('mail', 'sms', 'card'),
    hasChosenProof: fc.boolean(),
    hasSafeAddress: fc.boolean(),
    mayLeaveMessage: fc.constantFrom(true, false, null),
  })
  fc.assert(fc.property(one, (who) => !mayRemind(who) || (!who.hasSafeAddress && who.mayLeaveMessage !== false)))
})

test('by day only', () => {
  assert.deepEqual([8, 9, 12, 19, 20, 23].map(isRemindingHour), [false, true, true, true, false, false])
})
