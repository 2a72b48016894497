import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Contact, checkContact, contactKinds, isHeard } from './contact.ts'

const today = '2026-11-17'
const contact: Contact = {
  kind: 'home-visit',
  happenedOn: today,
  happenedAt: '09:30',
  minutes: 60,
  domains: ['baby', 'housing'],
  note: null,
}

const cases = [
  { name: 'today', change: {}, openedOn: '2026-09-15', endedOn: null, refusal: null },
  { name: 'the day the dossier opened', change: { happenedOn: '2026-09-15' }, openedOn: '2026-09-15', endedOn: null, refusal: null },
  { name: 'the day guidance ended', change: { happenedOn: '2026-11-02' }, openedOn: '2026-09-15', endedOn: '2026-11-02', refusal: null },
  { name: 'a call of no length', change: { minutes: 0 }, openedOn: '2026-09-15', endedOn: null, refusal: null },
  { name: 'tomorrow', change: { happenedOn: '2026-11-18' }, openedOn: '2026-09-15', endedOn: null, refusal: { kind: 'in-future', today } },
  {
    name: 'before the dossier opened',
    change: { happenedOn: '2026-09-14' },
    openedOn: '2026-09-15',
    endedOn: null,
    refusal: { kind: 'before-opening', openedOn: '2026-09-15' },
  },
  {
    name: 'after guidance ended',
    change: { happenedOn: '2026-11-03' },
    openedOn: '2026-09-15',
    endedOn: '2026-11-02',
    refusal: { kind: 'after-ending', endedOn: '2026-11-02' },
  },
  { name: 'longer than a day', change: { minutes: 1441 }, openedOn: '2026-09-15', endedOn: null, refusal: { kind: 'minutes-impossible' } },
  { name: 'half a minute', change: { minutes: 0.5 }, openedOn: '2026-09-15', endedOn: null, refusal: { kind: 'minutes-impossible' } },
] as const

for (const { name, change, openedOn, endedOn, refusal } of cases) {
  test(`checkContact: ${name}`, () => {
    const decision = checkContact({ ...contact, ...change }, { openedOn, endedOn }, today)
    if (refusal === null) assert.equal(decision.ok, true)
    else assert.deepEqual(decision, { ok: false, refusal })
  })
}

test('life domains are kept once, in their own order', () => {
  const decision = checkContact({ ...contact, domains: ['baby', 'housing', 'baby'] }, { openedOn: '2026-09-15', endedOn: null }, today)
  assert.deepEqual(decision.ok && decision.value.domains, ['housing', 'baby'])
})

test('a family is heard in every contact but one that did not happen', () => {
  assert.deepEqual(
    contactKinds.filter((kind) => !isHeard(kind)),
    ['no-show'],
  )
})
