import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { inOrderOfCalling, priorityReasons, type Ranked, waitingOf } from './waiting.ts'

const plain: Ranked = {
  id: 'a',
  receivedOn: '2026-11-13',
  mayCall: true,
  contactedOn: null,
  situation: 'pregnant',
  dueOn: '2027-04-05',
  urgency: null,
}

const clocks = [
  { name: 'the same day', over: { receivedOn: '2026-11-17' }, want: { kind: 'running', days: 0, late: 0 } },
  { name: 'a weekend does not count', over: { receivedOn: '2026-11-13' }, want: { kind: 'running', days: 2, late: 0 } },
  { name: 'at the promise', over: { receivedOn: '2026-11-12' }, want: { kind: 'running', days: 3, late: 0 } },
  { name: 'one too long', over: { receivedOn: '2026-11-11' }, want: { kind: 'running', days: 4, late: 1 } },
  {
    name: 'stops at the first contact',
    over: { receivedOn: '2026-11-11', contactedOn: '2026-11-12' },
    want: { kind: 'answered', days: 1 },
  },
  { name: 'nobody may call yet', over: { mayCall: false }, want: { kind: 'asking-first' } },
]
for (const { name, over, want } of clocks) {
  test(`waitingOf: ${name}`, () => assert.deepEqual(waitingOf({ ...plain, ...over }, '2026-11-17'), want))
}

const reasons = [
  { name: 'nothing presses', over: {}, want: [] },
  { name: 'birth within six weeks', over: { dueOn: '2026-12-13' }, want: [{ kind: 'birth-near', days: 26 }] },
  { name: 'birth a day beyond six weeks', over: { dueOn: '2026-12-30' }, want: [] },
  { name: 'expected day has passed', over: { dueOn: '2026-11-15' }, want: [{ kind: 'birth-passed', days: 2 }] },
  { name: 'partner asks today', over: { urgency: 'today' as const }, want: [{ kind: 'partner-asks-today' }] },
  { name: 'too late', over: { receivedOn: '2026-11-09' }, want: [{ kind: 'waits-too-long', late: 3 }] },
  { name: 'nobody may call', over: { mayCall: false, dueOn: '2026-11-20' }, want: [] },
]
for (const { name, over, want } of reasons) {
  test(`priorityReasons: ${name}`, () => assert.deepEqual(priorityReasons({ ...plain, ...over }, '2026-11-17'), want))
}

test('order of calling: today first, then nearest birth, then unsure, then born, unasked last', () => {
  const list: Ranked[] = [
    { ...plain, id: 'unasked', mayCall: false, dueOn: '2026-11-20' },
    { ...plain, id: 'born', situation: 'born', dueOn: null },
    { ...plain, id: 'unsure', situation: 'unsure', dueOn: null },
    { ...plain, id: 'april', dueOn: '2027-04-05' },
    { ...plain, id: 'december', dueOn: '2026-12-13' },
    { ...plain, id: 'no-date', dueOn: null },
    { ...plain, id: 'today', situation: 'born', dueOn: null, urgency: 'today' },
    { ...plain, id: 'born-longer', situation: 'born', dueOn: null, receivedOn: '2026-11-02' },
  ]
  assert.deepEqual(
    inOrderOfCalling(list).map((one) => one.id),
    ['today', 'december', 'april', 'no-date', 'unsure', 'born-longer', 'born', 'unasked'],
  )
})

test('the order does not depend on the order of asking', () => {
  const ranked = fc.record({
    id: fc.uuid(),
    receivedOn: fc.constantFrom('2026-11-02', '2026-11-13'),
    mayCall: fc.boolean(),
    contactedOn: fc.constant(null),
    situation: fc.constantFrom('pregnant' as const, 'born' as const, 'unsure' as const),
    dueOn: fc.constantFrom(null, '2026-12-13', '2027-04-05'),
    urgency: fc.constantFrom(null, 'today' as const, 'no-hurry' as const),
  })
  fc.assert(
    fc.property(fc.uniqueArray(ranked, { selector: (one) => one.id, maxLength: 12 }), (list) => {
      assert.deepEqual(inOrderOfCalling([...list].reverse()), inOrderOfCalling(list))
    }),
  )
})
