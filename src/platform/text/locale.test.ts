import assert from 'node:assert/strict'
import { test } from 'node:test'
import { direction, negotiate, publicLocales, staffLocales } from './locale.ts'
import { parseTypedDay } from './parse-day.ts'

const headers = [
  { header: 'fr-BE,fr;q=0.9,nl;q=0.8', locale: 'fr' },
  { header: 'ti, ar;q=0.5, en;q=0.7', locale: 'en' },
  { header: 'ar-SY', locale: 'ar' },
  { header: 'ti', locale: 'nl' },
  { header: 'nl;q=0, uk', locale: 'uk' },
  { header: undefined, locale: 'nl' },
]
for (const { header, locale } of headers) {
  test(`negotiate: ${header}`, () => assert.equal(negotiate(header, publicLocales), locale))
}

test('staff pages are negotiated among their own languages', () => assert.equal(negotiate('ar, fr;q=0.3', staffLocales), 'fr'))

test('only Arabic runs from right to left', () =>
  assert.deepEqual(
    publicLocales.filter((l) => direction(l) === 'rtl'),
    ['ar'],
  ))

const typed = [
  { text: '17-11-2026', day: '2026-11-17' },
  { text: ' 1/2/26 ', day: '2026-02-01' },
  { text: '9.4.03', day: '2003-04-09' },
  { text: '9.4.87', day: '1987-04-09' },
  { text: '09042003', day: '2003-04-09' },
  { text: '2026-11-17', day: '2026-11-17' },
  { text: '31-02-2026', day: null },
  { text: '11/17/2026', day: null },
  { text: 'morgen', day: null },
]
for (const { text, day } of typed) test(`typed day: ${text}`, () => assert.equal(parseTypedDay(text, '2026-11-17'), day))
