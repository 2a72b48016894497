import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '#platform/day.ts'
import { inquiryTerm, termOn } from './term.ts'
import { addWorkingDays, belgianHolidays, easterOf, isWorkingDay, workingDaysLeft } from './working-days.ts'

test('Easter and the holidays that follow it', () => {
  const known = { 1961: '04-02', 2000: '04-23', 2024: '03-31', 2025: '04-20', 2026: '04-05', 2027: '03-28', 2038: '04-25' }
  for (const [year, day] of Object.entries(known)) assert.equal(easterOf(Number(year)), `${year}-${day}`)
  assert.deepEqual(belgianHolidays(2026), [
    '2026-01-01',
    '2026-04-06',
    '2026-05-01',
    '2026-05-14',
    '2026-05-25',
    '2026-07-21',
    '2026-08-15',
    '2026-11-01',
    '2026-11-11',
    '2026-12-25',
  ])
})

test('a term of working days', () => {
  const cases = [
    ['2026-11-16', 5, '2026-11-23', 'five days from a Monday end on the next'],
    ['2026-11-09', 2, '2026-11-12', 'Armistice Day does not count'],
    ['2026-12-24', 1, '2026-12-28', 'Christmas and the weekend after it do not count'],
    ['2026-11-14', 1, '2026-11-16', 'begun on a Saturday'],
    ['2026-11-17', 65, '2027-02-18', 'sixty-five days over Christmas and New Year'],
  ] as const
  for (const [from, count, last, why] of cases) assert.equal(addWorkingDays(from, count), last, why)
})

const day = fc.integer({ min: 0, max: 8000 }).map((n) => addDays('2015-01-01', n))

test('counting back gives what was counted', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 120 }), (from, count) => {
      const last = addWorkingDays(from, count)
      return isWorkingDay(last) && workingDaysLeft(from, last) === count && workingDaysLeft(last, last) === 0
    }),
    { numRuns: 200 },
  )
})

test('where a term stands', () => {
  const term = { startedOn: '2026-11-02', workingDays: 20 }
  const on = (today: string) => termOn(term, today)
  assert.deepEqual(on('2026-11-02'), { endsOn: '2026-12-01', left: 20, state: 'running' })
  assert.deepEqual(on('2026-11-24'), { endsOn: '2026-12-01', left: 5, state: 'soon' })
  assert.deepEqual(on('2026-12-01'), { endsOn: '2026-12-01', left: 0, state: 'soon' })
  assert.deepEqual(on('2026-12-02'), { endsOn: '2026-12-01', left: 0, state: 'over' })
})

test('the term of an inquiry is dated: before the first day that is known there is none', () => {
  assert.equal(inquiryTerm('2014-02-28'), null)
  assert.equal(inquiryTerm('2026-11-17')?.workingDays, 65)
})
