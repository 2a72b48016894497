import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agreementOfFamilies, type TalkGap } from './families-agreement.ts'

const talk = (family: number, heldOn: string, gap: number, more: Partial<TalkGap> = {}): TalkGap => ({
  dossierId: `d-${family}`,
  talkId: `t-${family}-${heldOn}`,
  heldOn,
  n: 10,
  gap,
  same: 4,
  ...more,
})
const families = (count: number, gap: number, on = '2026-10-01') => Array.from({ length: count }, (_, at) => talk(at, on, gap))

test('fewer than five families are not told, and talks with few rights do not count', () => {
  assert.deepEqual(agreementOfFamilies([]), { kind: 'none' })
  assert.deepEqual(agreementOfFamilies(families(4, 20)), { kind: 'few' })
  assert.deepEqual(agreementOfFamilies([...families(4, 20), talk(9, '2026-10-01', 3, { n: 4 })]), { kind: 'few' })
})

test('each family counts once, with its last talk; over time needs five families with two', () => {
  const found = agreementOfFamilies([...families(5, 20), talk(0, '2026-11-01', 10)])
  assert.ok(found.kind === 'shown')
  assert.deepEqual([found.families, found.rights, found.same, found.overTime], [5, 50, 20, null])
  assert.ok(Math.abs(found.meanGap - 1.8) < 1e-9)
  const later = agreementOfFamilies([...families(6, 20), ...families(5, 5, '2026-11-01')])
  assert.ok(later.kind === 'shown')
  assert.deepEqual(later.overTime, { families: 5, first: 2, last: 0.5 })
})
