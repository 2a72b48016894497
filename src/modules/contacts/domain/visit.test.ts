import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkMove, checkVisit, type Visit, visitKinds } from './visit.ts'

const today = '2026-11-17'
const visit: Visit = { accountId: 'a', kind: 'home-visit', plannedOn: today, plannedAt: '14:00', minutes: 60, place: null }
const cases = [
  { name: 'today', change: {}, isOpen: true, refusal: null },
  { name: 'yesterday', change: { plannedOn: '2026-11-16' }, isOpen: true, refusal: 'visit-in-past' },
  { name: 'after guidance ended', change: {}, isOpen: false, refusal: 'dossier-ended' },
  { name: 'something that did not happen', change: { kind: 'no-show' }, isOpen: true, refusal: 'not-a-visit' },
] as const
for (const { name, change, isOpen, refusal } of cases) {
  test(`checkVisit: ${name}`, () => {
    const decision = checkVisit({ ...visit, ...change }, { isOpen }, today)
    assert.equal(decision.ok ? null : decision.refusal.kind, refusal)
  })
}

test('every way to meet can be planned', () => assert.equal(visitKinds.length, 6))

const moment = { plannedOn: '2026-11-20', plannedAt: '14:00' }
const moves = [
  { name: 'a day later', to: { ...moment, plannedOn: '2026-11-21' }, isOpen: true, isCalledOff: false, refusal: null },
  { name: 'another hour', to: { ...moment, plannedAt: '15:00' }, isOpen: true, isCalledOff: false, refusal: null },
  { name: 'without an hour', to: { ...moment, plannedAt: null }, isOpen: true, isCalledOff: false, refusal: null },
  { name: 'to today', to: { ...moment, plannedOn: today }, isOpen: true, isCalledOff: false, refusal: null },
  { name: 'where it is', to: moment, isOpen: true, isCalledOff: false, refusal: 'same-moment' },
  { name: 'to yesterday', to: { ...moment, plannedOn: '2026-11-16' }, isOpen: true, isCalledOff: false, refusal: 'visit-in-past' },
  { name: 'called off', to: { ...moment, plannedAt: '15:00' }, isOpen: true, isCalledOff: true, refusal: 'called-off' },
  { name: 'after guidance ended', to: { ...moment, plannedAt: '15:00' }, isOpen: false, isCalledOff: false, refusal: 'dossier-ended' },
] as const
for (const { name, to, isOpen, isCalledOff, refusal } of moves) {
  test(`checkMove: ${name}`, () => {
    const decision = checkMove({ ...moment, isCalledOff }, to, { isOpen }, today)
    assert.equal(decision.ok ? null : decision.refusal.kind, refusal)
  })
}
