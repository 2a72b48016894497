import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '../../day.ts'
import { type ClockInput, clockOf } from './clock-geometry.ts'

const pregnant: ClockInput = { today: '2026-11-17', dueOn: '2027-01-17', bornOn: null, firstContactOn: '2026-09-15', endOn: '2029-09-03' }

test('pregnancy fills half the bar when support runs for years', () => {
  const clock = clockOf(pregnant)
  assert.ok(clock !== null)
  assert.equal(clock.birthAt, 50)
  assert.equal(clock.nowAt, 39.1)
  assert.equal(clock.firstWeek, 22)
  assert.equal(clock.firstLabel, 'end')
})

test('a shorter support gives pregnancy more room, and the child its own months', () => {
  const clock = clockOf({
    today: '2026-11-17',
    dueOn: '2026-07-20',
    bornOn: '2026-07-10',
    firstContactOn: '2026-04-13',
    endOn: '2027-01-10',
  })
  assert.ok(clock !== null)
  assert.equal(clock.birthAt, 60)
  assert.ok(clock.nowAt > 85 && clock.nowAt < 90)
  assert.deepEqual(
    clock.ticks.map((tick) => tick.months ?? tick.weeks),
    [12, 3],
  )
})

test('a baby that is late is not born: the hand stops at the sun', () => {
  const clock = clockOf({ ...pregnant, today: '2027-01-27' })
  assert.equal(clock?.nowAt, clock?.birthAt)
  assert.equal(clock?.birthLabelled, false)
})

test('no due date and no birth: no clock', () => {
  assert.equal(clockOf({ ...pregnant, dueOn: null }), null)
})

test('every mark stays on the bar and in order, whatever the days', () => {
  const offset = fc.integer({ min: -400, max: 1500 })
  fc.assert(
    fc.property(offset, offset, offset, fc.boolean(), (today, first, end, born) => {
      const dueOn = '2027-01-17'
      const clock = clockOf({
        today: addDays(dueOn, today),
        dueOn,
        bornOn: born ? dueOn : null,
        firstContactOn: addDays(dueOn, first),
        endOn: addDays(dueOn, end),
      })
      assert.ok(clock !== null)
      const marks = [clock.nowAt, clock.firstAt ?? 0, ...clock.ticks.map((tick) => tick.at)]
      assert.ok(marks.every((at) => at >= 0 && at <= 100))
      const labelled = clock.ticks.filter((tick) => tick.labelled).map((tick) => tick.at)
      assert.ok(labelled.every((at, i) => i === 0 || at - (labelled[i - 1] ?? 0) >= 8))
    }),
  )
})
