import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addMonths, weekday } from '#platform/day.ts'
import { entryDays, schoolYearOf } from './school-year.ts'

// As schools published them.
const published = [
  { year: 2017, days: ['2017-09-01', '2017-11-06', '2018-01-08', '2018-02-01', '2018-02-19', '2018-04-16', '2018-05-14'] },
  { year: 2018, days: ['2018-09-03', '2018-11-05', '2019-01-07', '2019-02-01', '2019-03-11', '2019-04-23', '2019-06-03'] },
  { year: 2020, days: ['2020-09-01', '2020-11-09', '2021-01-04', '2021-02-01', '2021-02-22', '2021-04-19', '2021-05-17'] },
  { year: 2021, days: ['2021-09-01', '2021-11-08', '2022-01-10', '2022-02-01', '2022-03-07', '2022-04-19', '2022-05-30'] },
  { year: 2022, days: ['2022-09-01', '2022-11-07', '2023-01-09', '2023-02-01', '2023-02-27', '2023-04-17', '2023-05-22'] },
  { year: 2023, days: ['2023-09-01', '2023-11-06', '2024-01-08', '2024-02-01', '2024-02-19', '2024-04-15', '2024-05-13'] },
  { year: 2024, days: ['2024-09-02', '2024-11-04', '2025-01-06', '2025-02-03', '2025-03-10', '2025-04-22', '2025-06-02'] },
  { year: 2025, days: ['2025-09-01', '2025-11-03', '2026-01-05', '2026-02-02', '2026-02-23', '2026-04-20', '2026-05-18'] },
]
for (const { year, days } of published) {
  test(`entryDays: the published days of ${year}-${year + 1}`, () => assert.deepEqual(entryDays(year), days))
}

test('entryDays: seven school days in order, each in its school year', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2015, max: 2100 }), (year) => {
      const days = entryDays(year)
      assert.equal(days.length, 7)
      assert.deepEqual([...days].sort(), days)
      assert.ok(days.every((day) => weekday(day) <= 5 && schoolYearOf(day) === year && day < addMonths(days[0] ?? '', 10)))
    }),
  )
})
