import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  addDays,
  addMonths,
  ageInMonths,
  ageInYears,
  dayInBrussels,
  dayOf,
  daysBetween,
  dueFromWeeks,
  isDay,
  pregnancyAge,
  workingDaysBetween,
} from './day.ts'

const days = fc.integer({ min: -20_000, max: 40_000 }).map((offset) => addDays('1990-01-01', offset))

test('adding days and counting them are each other’s inverse', () => {
  fc.assert(fc.property(days, fc.integer({ min: -5000, max: 5000 }), (day, n) => daysBetween(day, addDays(day, n)) === n))
})

test('a day the calendar does not have is null', () => {
  assert.equal(dayOf(2023, 2, 29), null)
  assert.equal(dayOf(2024, 2, 29), '2024-02-29')
  assert.equal(dayOf(2024, 13, 1), null)
})

test('a text is a day when the calendar has it', () => {
  for (const text of ['2024-02-29', '1900-12-31', '1000-01-01', '9999-12-31']) assert.ok(isDay(text), text)
  const not = ['2023-02-29', '1900-02-29', '2024-13-01', '2024-00-10', '2024-01-00', '2024-04-31', '0999-01-01', '2024-1-1', '2024-01-01 ']
  for (const text of [...not, '', '2024/01/01', '20a4-01-01', '2024-01-0x', '+024-01-01']) assert.ok(!isDay(text), text)
  const parts = fc.tuple(fc.integer({ min: 1890, max: 2110 }), fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 33 }))
  fc.assert(
    fc.property(parts, ([year, month, date]) => {
      const text = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
      assert.equal(isDay(text), dayOf(year, month, date) === text)
    }),
    { seed: 3, numRuns: 2000 },
  )
})

test('months later keeps the day, or the last of a shorter month', () => {
  assert.equal(addMonths('2024-08-31', 6), '2025-02-28')
  assert.equal(addMonths('2024-01-15', 6), '2024-07-15')
  assert.equal(addMonths('2024-03-31', -1), '2024-02-29')
})

test('ages count completed years and months', () => {
  assert.equal(ageInYears('2000-06-05', '2023-06-04'), 22)
  assert.equal(ageInYears('2000-06-05', '2023-06-05'), 23)
  assert.equal(ageInMonths('2023-01-31', '2023-02-28'), 0)
  assert.equal(ageInMonths('2023-01-28', '2023-02-28'), 1)
})

test('the due date and the weeks tell the same story', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 42 }), (day, weeks) => {
      const age = pregnancyAge(dueFromWeeks(day, weeks), day)
      return age.weeks === weeks && age.days === 0
    }),
  )
})

test('working days skip the weekend', () => {
  assert.equal(workingDaysBetween('2026-11-13', '2026-11-16'), 1)
  assert.equal(workingDaysBetween('2026-11-13', '2026-11-15'), 0)
  assert.equal(workingDaysBetween('2026-11-09', '2026-11-20'), 9)
  assert.equal(workingDaysBetween('2026-11-20', '2026-11-09'), 0)
})

test('the day in Belgium follows its own clock', () => {
  assert.equal(dayInBrussels(new Date('2026-06-30T22:30:00Z')), '2026-07-01')
  assert.equal(dayInBrussels(new Date('2026-12-31T22:30:00Z')), '2026-12-31')
})
