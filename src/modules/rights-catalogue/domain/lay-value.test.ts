import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { intervalOn } from '#modules/rights/public.ts'
import { addDays } from '#platform/day.ts'
import type { ValueOf } from './change.ts'
import { layValue } from './lay-value.ts'

const start = '2020-01-01'
const value = (amount: number, from: string | null, to: string | null): ValueOf => ({
  value: amount,
  from,
  to,
  source: 'https://example.org/reglement',
  dateBasis: 'stated',
  endBasis: to === null ? 'no-later-value-found' : 'stated',
})
const on = (series: readonly ValueOf[], day: string) =>
  intervalOn(
    series.map((one) => ({ name: 'p', ...one })),
    day,
  )?.value ?? null
const days = (series: readonly ValueOf[]) => series.map(({ value: amount, from, to }) => [amount, from, to])

test('a new amount ends the one before it the day before', () => {
  assert.deepEqual(days(layValue([value(40, '2024-01-01', null)], value(50, '2027-01-01', null))), [
    [40, '2024-01-01', '2026-12-31'],
    [50, '2027-01-01', null],
  ])
})

test('an amount of the same day takes its place', () => {
  assert.deepEqual(days(layValue([value(40, '2024-01-01', null)], value(45, '2024-01-01', null))), [[45, '2024-01-01', null]])
})

test('an amount without a date gives way from the day of the new one', () => {
  assert.deepEqual(days(layValue([value(40, null, null)], value(50, '2027-01-01', null))), [
    [40, null, '2026-12-31'],
    [50, '2027-01-01', null],
  ])
})

test('in the middle of a closed one the days after it stay, an open one is not taken up again', () => {
  const closed = layValue([value(40, '2024-01-01', '2024-12-31')], value(50, '2024-03-01', '2024-05-31'))
  assert.deepEqual(days(closed), [
    [40, '2024-01-01', '2024-02-29'],
    [50, '2024-03-01', '2024-05-31'],
    [40, '2024-06-01', '2024-12-31'],
  ])
  const open = layValue([value(40, '2024-01-01', null)], value(50, '2024-03-01', '2024-05-31'))
  assert.equal(on(open, '2024-06-01'), null)
})

const span = fc.tuple(fc.integer({ min: 0, max: 900 }), fc.option(fc.integer({ min: 0, max: 300 }), { nil: null }))
const valueIn = fc
  .tuple(fc.integer({ min: 1, max: 99 }), span)
  .map(([amount, [from, length]]) => value(amount, addDays(start, from), length === null ? null : addDays(start, from + length)))
const series = fc.array(valueIn, { maxLength: 5 }).map((values) => values.reduce<readonly ValueOf[]>(layValue, []))

test('on its own days the new amount holds, on earlier days nothing changes, and no two claim the same day', () => {
  fc.assert(
    fc.property(series, valueIn, fc.integer({ min: -30, max: 1_300 }), (before, added, at) => {
      const [after, day] = [layValue(before, added), addDays(start, at)]
      const from = added.from ?? start
      const claims = after.filter((one) => (one.from ?? '') <= day && (one.to ?? day) >= day && one.to !== null)
      assert.ok(claims.length <= 1, `${claims.length} closed values on ${day}`)
      if (day < from) return assert.equal(on(after, day), on(before, day))
      if (added.to !== null && day <= added.to) return assert.equal(on(after, day), added.value)
      const next = before.flatMap((one) => (one.from !== null && one.from > from ? [one.from] : [])).toSorted()[0] ?? '9999-12-31'
      if (added.to === null && day < next) assert.equal(on(after, day), added.value)
      if (added.to === null && day >= next) assert.equal(on(after, day), on(before, day))
    }),
    { seed: 20261122, numRuns: 400 },
  )
})

test('laying the same amount twice is laying it once', () => {
  fc.assert(
    fc.property(series, valueIn, (before, added) => {
      const once = layValue(before, added)
      assert.deepEqual(layValue(once, added), once)
    }),
    { seed: 20261122 },
  )
})
