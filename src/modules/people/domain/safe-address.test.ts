import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PersonDetails } from './person.ts'
import { shownPlace } from './safe-address.ts'

const mother: PersonDetails = {
  id: '1',
  givenName: 'Amal',
  familyName: 'Benzarra',
  birthDate: null,
  language: null,
  needsInterpreter: null,
  phone: '0470 00 00 31',
  email: 'amal@example.org',
  street: 'Voorbeeldstraat 12',
  postcode: '2800',
  town: 'Mechelen',
  safeContact: { channel: null, times: [], mayLeaveMessage: null, note: null },
  diedOn: null,
  hasSafeAddress: false,
}
const hidden = { ...mother, hasSafeAddress: true }
const unknown = { ...mother, phone: null, email: null, street: null, postcode: null, town: null }

test('the team sees the place of everybody', () => {
  for (const person of [mother, hidden]) assert.equal(shownPlace(person, [], 'team').street, 'Voorbeeldstraat 12')
})

test('outside the team a safe address shows nothing, and no worker', () => {
  assert.deepEqual(Object.values(shownPlace(hidden, [], 'outside')), [null, null, null, null, null, false])
})

test('the place of a child, or of who lives with her, is hidden with hers', () => {
  assert.deepEqual(shownPlace(mother, [hidden], 'outside'), shownPlace(hidden, [], 'outside'))
})

test('apart from the worker, flagged looks as when no address is known', () => {
  assert.deepEqual({ ...shownPlace(hidden, [], 'outside'), mayNameWorker: true }, shownPlace(unknown, [], 'outside'))
})
