import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pregnancyAge } from '#platform/day.ts'
import { checkPhone, dueFromMonths, lifeDomains } from './told-by-parent.ts'

const months = [
  { months: 1, weeks: 2 },
  { months: 5, weeks: 20 },
  { months: 9, weeks: 37 },
]
for (const { months: told, weeks } of months) {
  test(`dueFromMonths: month ${told} is taken as ${weeks} weeks`, () => {
    assert.equal(pregnancyAge(dueFromMonths(told, '2026-11-17'), '2026-11-17').weeks, weeks)
  })
}

const numbers = [
  { typed: '0470 00 00 00', want: { kind: 'ok' } },
  { typed: '0470/00.00.00', want: { kind: 'ok' } },
  { typed: '+32 470 00 00 00', want: { kind: 'ok' } },
  { typed: '+32 (0)470 00 00 00', want: { kind: 'ok' } },
  { typed: '0032470000000', want: { kind: 'ok' } },
  { typed: '015 00 00 00', want: { kind: 'ok' } },
  { typed: '+40 721 234 567', want: { kind: 'ok' } },
  { typed: '0470 00 00 0', want: { kind: 'too-short', missing: 1 } },
  { typed: '015 00 00', want: { kind: 'too-short', missing: 2 } },
  { typed: 'vraag mijn zus', want: { kind: 'not-a-number' } },
  { typed: '', want: { kind: 'not-a-number' } },
  { typed: '1234567890123456789', want: { kind: 'not-a-number' } },
]
for (const { typed, want } of numbers) {
  test(`checkPhone: ${typed === '' ? 'nothing' : typed}`, () => assert.deepEqual(checkPhone(typed), want))
}

test('tiles become life domains once each; not knowing yet is none', () => {
  assert.deepEqual(lifeDomains(['housing', 'things', 'childcare', 'unsure']), ['housing', 'baby'])
  assert.deepEqual(lifeDomains(['unsure']), [])
})
