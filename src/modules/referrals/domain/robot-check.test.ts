import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keepStamp, looksLikeRobot, stampOf } from './robot-check.ts'

const shown = new Date('2026-11-17T08:30:00Z')
const later = (ms: number): Date => new Date(shown.getTime() + ms)
const stamp = stampOf('secret', shown)

const cases = [
  { name: 'a person after a minute', trap: '', stamp, at: later(60_000), want: false },
  { name: 'a person the next day', trap: '', stamp, at: later(86_400_000), want: false },
  { name: 'at once', trap: '', stamp, at: later(500), want: true },
  { name: 'the hidden field filled', trap: 'https://', stamp, at: later(60_000), want: true },
  { name: 'no stamp', trap: '', stamp: '', at: later(60_000), want: true },
  {
    name: 'a stamp of one’s own making',
    trap: '',
    stamp: `${shown.getTime() - 1e6}.${stamp.split('.')[1]}`,
    at: later(60_000),
    want: true,
  },
]
for (const { name, at, want, ...post } of cases)
  test(`looksLikeRobot: ${name}`, () => assert.equal(looksLikeRobot(post, 'secret', at), want))

test('a form that comes back with errors keeps its first moment, a forged stamp gets a new one', () => {
  const shown = new Date('2026-11-17T08:30:00Z')
  const corrected = new Date('2026-11-17T08:30:20Z')
  const kept = keepStamp('secret', stampOf('secret', shown), corrected)
  assert.equal(looksLikeRobot({ trap: '', stamp: kept }, 'secret', corrected), false)
  const forged = keepStamp('secret', `${shown.getTime()}.forged`, corrected)
  assert.equal(looksLikeRobot({ trap: '', stamp: forged }, 'secret', corrected), true)
})
