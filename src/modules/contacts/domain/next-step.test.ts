import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '#platform/day.ts'
import { checkNextStep, dueDays } from './next-step.ts'

const today = '2026-11-17'
const cases = [
  { name: 'due today', step: { what: ' Bellen ', who: null, dueOn: today }, isOpen: true, refusal: null },
  { name: 'without a day', step: { what: 'Bellen', who: 'Amal', dueOn: null }, isOpen: true, refusal: null },
  { name: 'due yesterday', step: { what: 'Bellen', who: null, dueOn: '2026-11-16' }, isOpen: true, refusal: 'due-in-past' },
  { name: 'without words', step: { what: '  ', who: null, dueOn: null }, isOpen: true, refusal: 'nothing-to-do' },
  { name: 'after guidance ended', step: { what: 'Bellen', who: null, dueOn: null }, isOpen: false, refusal: 'dossier-ended' },
]
for (const { name, step, isOpen, refusal } of cases) {
  test(`checkNextStep: ${name}`, () => {
    const decision = checkNextStep(step, { isOpen }, today)
    assert.equal(decision.ok ? null : decision.refusal.kind, refusal)
    if (decision.ok) assert.equal(decision.value.what, 'Bellen')
  })
}

test('the chips give different days, nearest first, on every day of the year', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1500 }), (n) => {
      const days = dueDays(addDays('2026-01-01', n)).map((due) => due.day)
      return new Set(days).size === 5 && days.join() === [...days].sort().join()
    }),
  )
  assert.equal(dueDays('2027-01-31').at(-1)?.day, '2027-02-28')
})
