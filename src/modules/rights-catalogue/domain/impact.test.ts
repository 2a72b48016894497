import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Amount, makeCatalogue, rightSchema, sentencesIn } from '#modules/rights/public.ts'
import { addDays } from '#platform/day.ts'
import { testFamilies } from '../test-families.ts'
import { localRight } from '../testing.ts'
import { exampleImpact } from './example-impact.ts'
import { effectOf, monthlyDifference, type Seen } from './impact.ts'
import { shiftSituation } from './shift-situation.ts'

const euros = (amount: number, per: Amount['per'] = 'month'): Amount => ({ cents: amount * 100, per, kind: 'exact' })
const yes = (amount: Amount | null): Seen => ({ outcome: 'yes', amount })
const no: Seen = { outcome: 'no', amount: null }
const none: Seen = { outcome: 'none', amount: null }
const unknown: Seen = { outcome: 'unknown', amount: null }

test('what a change does for a family', () => {
  const cases: readonly (readonly [Seen, Seen, string, number | null])[] = [
    [no, yes(euros(10)), 'gained', 1_000],
    [none, yes(euros(120, 'year')), 'gained', 1_000],
    [yes(euros(10)), no, 'lost', -1_000],
    [yes(euros(10)), none, 'lost', -1_000],
    [yes(euros(10)), yes(euros(12)), 'more', 200],
    [yes(euros(12)), yes(euros(10)), 'less', -200],
    [yes(euros(10)), yes(euros(10)), 'same', 0],
    [yes(null), yes(euros(10)), 'other', null],
    [yes(euros(10)), unknown, 'other', -1_000],
    [none, no, 'same', 0],
    [unknown, unknown, 'same', 0],
  ]
  for (const [before, after, effect, cents] of cases)
    assert.deepEqual([effectOf(before, after), monthlyDifference(before, after)], [effect, cents])
})

test('a family moved in time is as old as it was, with the incomes of as many years later', () => {
  const situation = {
    children: [{ birthDate: '2020-02-29' }],
    incomes: [{ notion: 'net', per: 'year', year: 2019, cents: 1 }],
    housing: { movedInOn: '2020-03-01', rentCents: 70_000 },
  } as const
  assert.deepEqual(shiftSituation(situation, '2021-01-01', addDays('2021-01-01', 400)), {
    children: [{ birthDate: addDays('2020-02-29', 400) }],
    incomes: [{ notion: 'net', per: 'year', year: 2020, cents: 1 }],
    housing: { movedInOn: addDays('2020-03-01', 400), rentCents: 70_000 },
  })
})

test('every example can be moved to another day', () => {
  const families = testFamilies()
  assert.ok(families.length > 200, `${families.length} examples`)
  assert.deepEqual(
    families.filter(({ situation, date }) => shiftSituation(situation, date, '2027-01-01') === null).map(({ name }) => name),
    [],
  )
})

test('the examples whose answer changes are told, with before and after', () => {
  const right = rightSchema.parse(localRight)
  const catalogue = (amount: number) => {
    const bedrag = { ...right.parameters['bedrag'], values: [{ ...right.parameters['bedrag']?.values[0], value: amount }] }
    return makeCatalogue([rightSchema.parse({ ...right, parameters: { bedrag } })], sentencesIn('nl'))
  }
  const example = {
    right: right.id,
    name: 'a newborn',
    date: '2024-06-01',
    situation: { municipality: 'Mechelen', children: [{ birthDate: '2024-05-01' }] },
  }
  const other = { ...example, name: 'elsewhere', situation: { municipality: 'Dilbeek', children: [{ birthDate: '2024-05-01' }] } }
  const sides = { before: catalogue(75), after: catalogue(80), right: right.id }
  for (const on of [null, '2027-02-01'])
    assert.deepEqual(
      exampleImpact(sides, [example, other], on).map(({ name, effect }) => [name, effect]),
      [['a newborn', 'more']],
    )
})
