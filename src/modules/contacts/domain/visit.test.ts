import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkVisit, type Visit, visitKinds } from './visit.ts'

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
