import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isDay } from '#platform/day.ts'
import { type DateOrder, type DaySense, detectDateOrder, parseDay } from './parse-day.ts'
import { parseCount, parseScore, parseWeeks } from './parse-number.ts'
import { splitName } from './split-name.ts'

const today = '2026-05-01'
const shown = (cell: { readonly kind: string; readonly value?: unknown; readonly code?: string }) => cell.value ?? cell.code ?? cell.kind

const days: readonly (readonly [string, unknown, DateOrder?, DaySense?])[] = [
  ['22/07/1990', '1990-07-22'],
  ['1/2/2023', '2023-02-01'],
  ['2000-06-05', '2000-06-05'],
  ['9-11-2021', '2021-11-09'],
  ['09.11.2021', '2021-11-09'],
  ['5/01/23', '2023-01-05'],
  ['5/01/89', '1989-01-05', 'dmy', 'birth'],
  ['5/01/02', '2002-01-05', 'dmy', 'birth'],
  ['5/01/20', '1920-01-05', 'dmy', 'birth'],
  ['22 juli 1990', '1990-07-22'],
  ['maandag 3 februari 2020', '2020-02-03'],
  ['1er août 2022', '2022-08-01'],
  ['March 4, 2021', '2021-03-04'],
  ['2021-03-04 00:00:00', '2021-03-04'],
  ["12-5-'98", '1998-05-12', 'dmy', 'birth'],
  ['wo 3/4/2024', '2024-04-03'],
  ['lun. 3 avril 2024', '2024-04-03'],
  ['vendredi 03.04.2024', '2024-04-03'],
  ['begin mei', 'day-unreadable'],
  ['mei 2024', 'day-unreadable'],
  ['20210304', '2021-03-04'],
  ['44197', '2021-01-01'],
  ['28', 'day-unreadable'],
  ['07/22/1990', 'day-impossible'],
  ['07/22/1990', '1990-07-22', 'mdy'],
  ['31/02/1996', 'day-impossible'],
  ['14/13/2021', 'day-impossible'],
  ['nog te bepalen', 'unknown'],
  ['?', 'unknown'],
  ['', 'empty'],
  ['volgende week', 'day-unreadable'],
]
for (const [text, wanted, order = 'dmy', sense = 'recent'] of days) {
  test(`parseDay: "${text}" as ${order}, ${sense}`, () => assert.equal(shown(parseDay(text, { order, sense, today })), wanted))
}

test('detectDateOrder: months first only when proven', () => {
  assert.equal(detectDateOrder(['01/02/2020', '03/04/2021']), 'dmy')
  assert.equal(detectDateOrder(['01/22/2020', '03/04/2021']), 'mdy')
  assert.equal(detectDateOrder(['01/22/2020', '23/04/2021']), 'dmy')
})

const weeks = [
  ['28', 28],
  ['28w', 28],
  ['28,0', 28],
  ['28.5', 28],
  ['28 wk', 28],
  ['28+3', 28],
  ['28 w + 3', 28],
  ['28w4d', 28],
  ['28 weken en 4 dagen', 28],
  ['28/40', 28],
  ['28 w.', 28],
  ['28 wks', 28],
  ['28s', 28],
  ['wk 28', 28],
  ['ong. 28 weken', 28],
  ['28 sem. 2 j', 28],
  ['28/12', 'number-unreadable'],
  ['7 maanden', 30],
  ['zes maand', 26],
  ['', 'empty'],
  ['?', 'unknown'],
  ['44', 'out-of-range'],
  ['0', 0],
  ['veel', 'number-unreadable'],
] as const
for (const [text, wanted] of weeks) test(`parseWeeks: "${text}"`, () => assert.equal(shown(parseWeeks(text)), wanted))

const counts = [
  ['5', 5],
  ['5x', 5],
  ['3 keer', 3],
  ['geen', 0],
  ['5,0', 5],
  ['', 'empty'],
  ['?', 'unknown'],
  ['-2', 'number-unreadable'],
  ['5000', 'out-of-range'],
  ['20', 20],
] as const
for (const [text, wanted] of counts) test(`parseCount: "${text}"`, () => assert.equal(shown(parseCount(text)), wanted))

const scores = [
  ['7', 7],
  ['7/10', 7],
  ['7,0', 7],
  ['11', 'out-of-range'],
  ['nvt', 'empty'],
  ['?', 'unknown'],
  ['7/5', 'number-unreadable'],
  ['0', 0],
] as const
for (const [text, wanted] of scores) test(`parseScore: "${text}"`, () => assert.equal(shown(parseScore(text, 0, 10)), wanted))

const names = [
  ['El Amrani, Fatima', 'family-first', 'El Amrani', 'Fatima'],
  ['Van den Broeck Lies', 'family-first', 'Van den Broeck', 'Lies'],
  ['Lies Van den Broeck', 'given-first', 'Van den Broeck', 'Lies'],
  ['Fatima EL AMRANI', 'family-first', 'EL AMRANI', 'Fatima'],
  ['Fatima', 'family-first', 'Fatima', ''],
] as const
for (const [text, order, familyName, givenName] of names)
  test(`splitName: ${text}`, () => assert.deepEqual(splitName(text, order), { familyName, givenName }))

test('reading a cell never throws, and a day that is read exists', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.constantFrom<DateOrder>('dmy', 'mdy', 'ymd'),
      fc.constantFrom<DaySense>('birth', 'recent'),
      (text, order, sense) => {
        const day = parseDay(text, { order, sense, today })
        if (day.kind === 'value') assert.ok(isDay(day.value))
        for (const number of [parseWeeks(text), parseCount(text), parseScore(text, 0, 10)])
          if (number.kind === 'value') assert.ok(Number.isInteger(number.value) && number.value >= 0)
        splitName(text, 'family-first')
      },
    ),
  )
})

test('a day written in any of the usual ways is read back', () => {
  const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(date, (when) => {
      const iso = when.toISOString().slice(0, 10)
      const [year = '', month = '', day = ''] = iso.split('-')
      for (const text of [iso, `${day}/${month}/${year}`, `${Number(day)}-${Number(month)}-${year}`, `${day}.${month}.${year}`]) {
        assert.deepEqual(parseDay(text, { order: 'dmy', sense: 'recent', today }), { kind: 'value', value: iso })
      }
    }),
  )
})
