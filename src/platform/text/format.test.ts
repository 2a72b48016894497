import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '../day.ts'
import * as format from './format.ts'
import { publicLocales } from './locale.ts'

test('a day has its name, and its year only when it is another one', () => {
  assert.equal(format.formatDay('2026-12-01', 'nl', '2026-11-17'), 'dinsdag 1 december')
  assert.equal(format.formatDay('2027-01-17', 'nl', '2026-11-17'), 'zondag 17 januari 2027')
  assert.equal(format.formatDay('2026-12-01', 'en'), 'Tuesday 1 December')
  assert.equal(format.formatDay('2026-12-01', 'fr'), 'mardi 1 décembre')
  assert.equal(format.formatDayShort('2026-12-01', 'nl'), '1 dec 2026')
  assert.equal(format.formatDate('2003-04-09', 'nl'), '9 april 2003')
})

test('an hour is the one on a Belgian wall', () => {
  const winter = new Date('2026-11-17T08:30:00Z')
  assert.equal(format.formatHour(winter, 'nl'), '9.30 uur')
  assert.equal(format.formatHour(winter, 'fr'), '9 h 30')
  assert.equal(format.formatHour(new Date('2026-06-30T22:05:00Z'), 'en'), '0:05')
  assert.equal(format.formatInstant(new Date('2026-06-30T22:05:00Z'), 'nl'), 'woensdag 1 juli, 0.05 uur')
})

const weeks = [
  { locale: 'nl', words: '31 weken en 2 dagen' },
  { locale: 'fr', words: '31 semaines et 2 jours' },
  { locale: 'en', words: '31 weeks and 2 days' },
  { locale: 'ar', words: '31 أسبوعًا ويومان' },
  { locale: 'tr', words: '31 hafta ve 2 gün' },
  { locale: 'es', words: '31 semanas y 2 días' },
  { locale: 'ro', words: '31 de săptămâni și 2 zile' },
  { locale: 'uk', words: '31 тиждень і 2 дні' },
] as const
for (const { locale, words } of weeks) {
  test(`weeks and days in ${locale}`, () => assert.equal(format.weeksAndDays({ weeks: 31, days: 2 }, locale).replace(/\s/g, ' '), words))
}

test('days that are not left over are not said', () => {
  assert.equal(format.weeksAndDays({ weeks: 31, days: 0 }, 'nl'), '31 weken')
  assert.equal(format.weeksAndDays({ weeks: 0, days: 0 }, 'nl'), '0 dagen')
})

const ages = [
  { on: '2026-01-05', words: '4 dagen' },
  { on: '2026-02-12', words: '6 weken' },
  { on: '2026-06-15', words: '5 maanden en 2 weken' },
  { on: '2026-06-01', words: '5 maanden' },
  { on: '2027-01-01', words: '1 jaar' },
  { on: '2027-03-01', words: '1 jaar en 2 maanden' },
  { on: '2029-08-01', words: '3 jaar' },
]
for (const { on, words } of ages) test(`a child's age: ${words}`, () => assert.equal(format.childAge('2026-01-01', on, 'nl'), words))

test('every age can be said in every public language', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4000 }), fc.constantFrom(...publicLocales), (days, locale) => {
      const words = format.childAge('2020-02-29', addDays('2020-02-29', days), locale)
      return words.length > 0 && !/[\u0660-\u0669]/.test(words)
    }),
  )
  assert.throws(() => format.childAge('2026-01-02', '2026-01-01', 'nl'), RangeError)
})

test('a small count keeps the form Intl gives it', () => {
  const rules = new Intl.PluralRules('ar')
  const forms = { zero: 'zero', one: 'one', two: 'two', few: 'few', many: 'many', other: 'other' }
  for (const n of [...Array(120).keys(), ...Array(120).keys(), 1000, 1003]) assert.equal(format.plural(n, 'ar', forms), rules.select(n))
})

test('counts take their plural form', () => {
  const families = { one: '# gezin', other: '# gezinnen' }
  assert.equal(format.plural(1, 'nl', families), '1 gezin')
  assert.equal(format.plural(1240, 'nl', families), '1.240 gezinnen')
  assert.equal(format.plural(3, 'uk', { one: '# день', few: '# дні', many: '# днів', other: '# дня' }), '3 дні')
})

test('a small group gets no percentage, a tiny one no number', () => {
  assert.equal(format.formatShare(3, 4, 'nl'), 'minder dan 5')
  assert.equal(format.formatShare(8, 16, 'nl'), '8 van 16')
  assert.equal(format.formatShare(6, 20, 'nl'), '30%')
})

test('near days have names', () => {
  assert.equal(format.relativeDay('2026-11-17', '2026-11-17', 'nl'), 'vandaag')
  assert.equal(format.relativeDay('2026-11-18', '2026-11-17', 'nl'), 'morgen')
  assert.equal(format.relativeDay('2026-11-14', '2026-11-17', 'nl'), '3 dagen geleden')
})

test('numbers and money follow the language', () => {
  assert.equal(format.formatNumber(7.25, 'nl', 1), '7,3')
  assert.equal(format.formatPercent(0.914, 'nl'), '91%')
  assert.equal(format.formatEuro(15_000, 'nl').replace(/\s/g, ' '), '€ 150,00')
})

const tags = { nl: 'nl-BE', fr: 'fr-BE', en: 'en-GB', ar: 'ar-u-ca-gregory-nu-latn', tr: 'tr', es: 'es', ro: 'ro', uk: 'uk' } as const
const everyDay = Array.from({ length: 366 * 3 }, (_, n) => addDays('2026-01-01', n * 3))
for (const locale of publicLocales) {
  test(`every day of nine years is written in ${locale} as Intl writes it`, () => {
    const written = (options: Intl.DateTimeFormatOptions) => {
      const formatter = new Intl.DateTimeFormat(tags[locale], { timeZone: 'UTC', ...options })
      return (day: string) => formatter.format(new Date(`${day}T12:00:00Z`))
    }
    const long = { weekday: 'long', day: 'numeric', month: 'long' } as const
    const [longDay, longDayYear] = [written(long), written({ ...long, year: 'numeric' })]
    const plain = written({ day: 'numeric', month: 'long', year: 'numeric' })
    const short = written({ day: 'numeric', month: 'short', year: 'numeric' })
    const month = written({ month: 'long', year: 'numeric' })
    for (const day of everyDay) {
      assert.equal(format.formatDay(day, locale), longDay(day))
      assert.equal(format.formatDay(day, locale, '1999-01-01'), longDayYear(day))
      assert.equal(format.formatDate(day, locale), plain(day))
      assert.equal(format.formatDayShort(day, locale), short(day))
      assert.equal(format.formatMonth(day, locale), month(day))
    }
  })

  test(`counts and ages in ${locale} are written the second time as the first`, () => {
    const units = new Intl.NumberFormat(tags[locale], { style: 'unit', unit: 'week', unitDisplay: 'long' })
    for (const n of [0, 1, 2, 3, 5, 11, 21, 100, 999, 1000, 1500, -1, 2.5]) {
      assert.equal(format.formatUnit(n, 'week', locale), units.format(n))
      assert.equal(format.formatUnit(n, 'week', locale), units.format(n))
    }
    assert.equal(format.weeksAndDays({ weeks: 9, days: 3 }, locale), format.weeksAndDays({ weeks: 9, days: 3 }, locale))
    assert.notEqual(format.weeksAndDays({ weeks: 9, days: 3 }, locale), format.weeksAndDays({ weeks: 9, days: 4 }, locale))
  })
}

for (const locale of publicLocales) {
  test(`a list of any length in ${locale} is joined as Intl joins it`, () => {
    const intl = new Intl.ListFormat(tags[locale], { type: 'conjunction', style: 'long' })
    const item = fc.oneof(fc.string(), fc.constantFrom('hijos', 'i', 'Yves', 'ocho', '8', 'أ', '-', 'a, b'))
    fc.assert(fc.property(fc.array(item, { maxLength: 6 }), (items) => assert.equal(format.formatList(items, locale), intl.format(items))))
  })
}
