import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { certificateHash } from './certificate.ts'
import { type ApproveFacts, approveRefusal, dueOn, isHeld } from './retention.ts'
import { answerBy, extendedBy, termState } from './term.ts'

const base: ApproveFacts = {
  proposedBy: 'a',
  approver: 'b',
  isApproved: false,
  isHeld: false,
  isOpen: false,
  dueOn: '2026-01-01',
  today: '2026-01-01',
}
const cases = [
  { name: 'two people, period over', facts: base, refusal: null },
  { name: 'the same person twice', facts: { ...base, approver: 'a' }, refusal: 'same-person' },
  { name: 'nobody', facts: { ...base, approver: null }, refusal: 'same-person' },
  { name: 'approved before', facts: { ...base, isApproved: true }, refusal: 'approved-before' },
  { name: 'a hold', facts: { ...base, isHeld: true }, refusal: 'held' },
  { name: 'opened again', facts: { ...base, isOpen: true }, refusal: 'still-open' },
  { name: 'a day early', facts: { ...base, today: '2025-12-31' }, refusal: 'not-due' },
  { name: 'the family asked, no period', facts: { ...base, dueOn: null, today: '2020-01-01' }, refusal: null },
] as const
for (const { name, facts, refusal } of cases) test(`approveRefusal: ${name}`, () => assert.equal(approveRefusal(facts), refusal))

test('a hold keeps through its last day, and without one for good', () => {
  assert.equal(isHeld(null, '2026-01-01'), false)
  assert.equal(isHeld({ untilOn: null }, '2099-01-01'), true)
  assert.equal(isHeld({ untilOn: '2026-01-01' }, '2026-01-01'), true)
  assert.equal(isHeld({ untilOn: '2026-01-01' }, '2026-01-02'), false)
})

test('a term is a month from the day it was asked, three when it is extended', () => {
  assert.equal(answerBy('2026-01-31'), '2026-02-28')
  assert.equal(extendedBy('2026-11-30'), '2027-02-28')
  assert.equal(termState('2026-02-28', null, '2026-03-01', '2026-02-21'), 'late')
  assert.equal(termState('2026-02-28', null, '2026-02-21', '2026-02-21'), 'soon')
  assert.equal(termState('2026-02-28', null, '2026-02-20', '2026-02-21'), 'open')
  assert.equal(termState('2026-02-28', '2026-04-01', '2026-05-01', '2026-02-21'), 'answered')
})

test('a longer period never makes something due earlier', () => {
  const day = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  fc.assert(fc.property(day, fc.nat(600), fc.nat(600), (from, a, b) => dueOn(from, Math.min(a, b)) <= dueOn(from, Math.max(a, b))))
})

test('a certificate that says something else has another hash', () => {
  const facts = {
    id: '1',
    municipalityId: 'm',
    series: 'dossier',
    ground: 'retention',
    rule: 'r',
    permission: 'p',
    proposedBy: 'a',
    approvedBy: 'b',
  }
  const whole = { ...facts, erasedAt: 't', counts: { b: 2, a: 1 } }
  assert.equal(certificateHash(whole), certificateHash({ ...whole, counts: { a: 1, b: 2 } }))
  assert.notEqual(certificateHash(whole), certificateHash({ ...whole, counts: { a: 1, b: 3 } }))
  assert.notEqual(certificateHash(whole), certificateHash({ ...whole, approvedBy: 'c' }))
})
