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
  weekday,
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

test('an age is what the days say as text', () => {
  fc.assert(
    fc.property(days, days, (birth, on) => {
      const [years, months] = [Number(on.slice(0, 4)) - Number(birth.slice(0, 4)), Number(on.slice(5, 7)) - Number(birth.slice(5, 7))]
      assert.equal(ageInYears(birth, on), on.slice(5) < birth.slice(5) ? years - 1 : years)
      assert.equal(ageInMonths(birth, on), years * 12 + months - (on.slice(8) < birth.slice(8) ? 1 : 0))
    }),
    { numRuns: 2000 },
  )
  for (const wrong of ['2024-1-31', '2024-01-3x', '']) assert.throws(() => addMonths(wrong, 1), /not a day/)
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

test('days and numbers of days are those of the calendar', () => {
  const calendar = (day: string, n: number) => new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10)
  for (let n = 0; n < 150_000; n += 1)
    if (addDays('1890-03-01', n) !== calendar('1890-03-01', n)) assert.fail(`${n} days after 1 March 1890`)
  const around = fc.integer({ min: -330_000, max: 2_900_000 })
  fc.assert(
    fc.property(around, around, (a, b) => {
      const [from, to] = [calendar('1970-01-01', a), calendar('1970-01-01', b)]
      assert.equal(addDays('1970-01-01', a), from)
      assert.equal(daysBetween(from, to), b - a)
      assert.equal(weekday(from), new Date(`${from}T00:00:00Z`).getUTCDay() || 7)
    }),
    { numRuns: 2000 },
  )
  assert.equal(addDays('2023-02-31', 0), '2023-03-03', 'a date past the end of its month counts on')
  for (const wrong of ['', '2023-02', '2023/02/01', '2023-02-0x', '2023-02-011']) assert.throws(() => addDays(wrong, 1), /not a day/)
})

test('the day in Belgium is what Intl says at every hour, also when clocks change', () => {
  const intl = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels', dateStyle: 'short' })
  const same = (at: number) => assert.equal(dayInBrussels(new Date(at)), intl.format(new Date(at)), new Date(at).toISOString())
  for (const day of ['2026-03-28', '2026-10-24', '2023-03-25', '1978-03-31', '2026-12-30']) {
    for (let hour = 0; hour < 72; hour += 1) same(Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000)
  }
  fc.assert(
    fc.property(fc.date({ min: new Date('1950-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }), (at) => same(at.getTime())),
    {
      numRuns: 2000,
    },
  )
  assert.throws(() => dayInBrussels(new Date(Number.NaN)))
})

test('the day in Belgium follows its own clock', () => {
  assert.equal(dayInBrussels(new Date('2026-06-30T22:30:00Z')), '2026-07-01')
  assert.equal(dayInBrussels(new Date('2026-12-31T22:30:00Z')), '2026-12-31')
})
