import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { allInstruments, currentInstrument } from '../catalogue.ts'
import { measurementOf } from '../testing.ts'
import { itemsOf } from './instrument.ts'
import { type Measurement, withLosses } from './measurement.ts'
import { changeOf, pairUp } from './pair-up.ts'

const end = { moment: 'end', measuredOn: '2027-08-01' } as const
const simple = (measurements: readonly Measurement[]) => pairUp(measurements).map(({ item, start, end: last }) => [item, start, last])

const cases: { name: string; measurements: Measurement[]; pairs: unknown[] }[] = [
  {
    name: 'a start and an end',
    measurements: [measurementOf({ answers: { stress: 2 } }), measurementOf({ ...end, answers: { stress: 3 } })],
    pairs: [['stress', 2, 3]],
  },
  {
    name: 'the first valid start and the last valid end',
    measurements: [
      measurementOf({ answers: { stress: 'unknown' } }),
      measurementOf({ measuredOn: '2026-09-29', answers: { stress: 2 } }),
      measurementOf({ measuredOn: '2026-10-01', answers: { stress: 4 } }),
      measurementOf({ ...end, answers: { stress: 3 } }),
      measurementOf({ ...end, measuredOn: '2027-08-09', answers: { stress: 5 } }),
      measurementOf({ ...end, measuredOn: '2027-08-20', answers: { stress: 'skipped' } }),
    ],
    pairs: [['stress', 2, 5]],
  },
  {
    name: 'interim is neither',
    measurements: [measurementOf({ moment: 'interim', answers: { stress: 2 } }), measurementOf({ ...end, answers: { stress: 3 } })],
    pairs: [],
  },
  {
    name: 'two respondents',
    measurements: [measurementOf({ respondent: 'family', answers: { stress: 2 } }), measurementOf({ ...end, answers: { stress: 3 } })],
    pairs: [],
  },
  {
    name: 'two versions',
    measurements: [measurementOf({ version: '0.9', answers: { stress: 2 } }), measurementOf({ ...end, answers: { stress: 3 } })],
    pairs: [],
  },
  {
    name: 'two dossiers',
    measurements: [measurementOf({ dossierId: 'other', answers: { stress: 2 } }), measurementOf({ ...end, answers: { stress: 3 } })],
    pairs: [],
  },
  {
    name: 'twins count with the lowest of the two',
    measurements: [
      measurementOf({ childId: 'a', answers: { hechting: 3 } }),
      measurementOf({ childId: 'b', answers: { hechting: 2 } }),
      measurementOf({ ...end, childId: 'a', answers: { hechting: 5 } }),
      measurementOf({ ...end, childId: 'b', answers: { hechting: 4 } }),
    ],
    pairs: [['hechting', 2, 4]],
  },
  {
    name: 'an unknown twin is no low score',
    measurements: [
      measurementOf({ childId: 'a', answers: { hechting: 3 } }),
      measurementOf({ childId: 'b', answers: { hechting: 'unknown' } }),
      measurementOf({ ...end, answers: { hechting: 4 } }),
    ],
    pairs: [['hechting', 3, 4]],
  },
]
for (const { name, measurements, pairs } of cases) test(`pairUp: ${name}`, () => assert.deepEqual(simple(measurements), pairs))

test('a start asked afterwards is used only when there is no other, and says so', () => {
  const asked = measurementOf({ measuredOn: '2026-09-01', isRetrospective: true, answers: { stress: 1 } })
  const last = measurementOf({ ...end, answers: { stress: 3 } })
  assert.deepEqual(
    pairUp([asked, last]).map((pair) => [pair.start, pair.isRetrospective]),
    [[1, true]],
  )
  const before = measurementOf({ measuredOn: '2026-10-01', answers: { stress: 2 } })
  assert.deepEqual(
    pairUp([asked, before, last]).map((pair) => [pair.start, pair.isRetrospective]),
    [[2, false]],
  )
})

for (const [start, last, change] of [
  [2, 4, 'progressed'],
  [3, 3, 'stable'],
  [3, 2, 'declined'],
  [5, 5, 'at-ceiling'],
  [5, 3, 'declined'],
] as const) {
  test(`changeOf: ${start} to ${last} is ${change}`, () => assert.equal(changeOf(start, last, 5), change))
}

const days = fc.integer({ min: 10, max: 28 }).map((day) => `2026-10-${day}`)
const instruments = allInstruments().filter((one) => one.id === 'opkomst-casestudy' || one.id === 'moederscores')
const anyMeasurement = fc
  .record({
    dossierId: fc.constantFrom('a', 'b'),
    instrument: fc.constantFrom(...instruments),
    version: fc.constantFrom('1.0', '2.0'),
    moment: fc.constantFrom('start', 'interim', 'end'),
    respondent: fc.constantFrom('family', 'worker', 'joint'),
    measuredOn: days,
    childId: fc.constantFrom(null, 'x', 'y'),
    isRetrospective: fc.boolean(),
    values: fc.array(fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constantFrom('unknown', 'not-applicable', 'skipped')), { maxLength: 8 }),
  })
  .map(({ instrument, values, ...rest }) => {
    const ids = itemsOf(instrument).map(({ item }) => item.id)
    const answers = Object.fromEntries(values.map((value, index) => [ids[(index * 5) % ids.length] ?? '', value]))
    return measurementOf({ ...rest, instrument: instrument.id, answers })
  })

test('a pair never mixes dossiers, versions, instruments or respondents, and holds only numbers that were given', () => {
  fc.assert(
    fc.property(fc.array(anyMeasurement, { maxLength: 14 }), (all) => {
      for (const pair of pairUp(all)) {
        const own = all.filter(
          (one) =>
            one.dossierId === pair.dossierId &&
            one.instrument === pair.instrument &&
            one.version === pair.version &&
            one.respondent === pair.respondent,
        )
        const given = (moment: string) => own.filter((one) => one.moment === moment).map((one) => one.answers.get(pair.item)?.level)
        assert.ok(given('start').includes(pair.start))
        assert.ok(given('end').includes(pair.end))
      }
    }),
  )
})

test('turning answers into ways not to score never adds a pair and never lowers one', () => {
  fc.assert(
    fc.property(fc.array(anyMeasurement, { maxLength: 10 }), (all) => {
      const silent = all.map((one) => ({ ...one, answers: new Map([...one.answers].filter(([, answer]) => answer.state === 'answered')) }))
      assert.deepEqual(pairUp(silent), pairUp(all))
    }),
  )
})

test('after a loss no item about the baby is ever part of a pair that ends on or after that day', () => {
  fc.assert(
    fc.property(fc.array(anyMeasurement, { maxLength: 12 }), days, (all, on) => {
      for (const instrument of instruments) {
        const baby = new Set(itemsOf(instrument).flatMap(({ item }) => (item.aboutBaby ? [item.id] : [])))
        const silenced = withLosses(all, instrument, [{ on, childId: null }])
        for (const one of silenced) {
          if (one.instrument !== instrument.id || one.measuredOn < on) continue
          for (const [item, answer] of one.answers) if (baby.has(item)) assert.equal(answer.state, 'not-applicable')
        }
        const before = pairUp(all.filter((one) => one.measuredOn < on))
        const declines = pairUp(silenced).filter(
          (pair) => pair.instrument === instrument.id && baby.has(pair.item) && pair.end < pair.start,
        )
        for (const pair of declines)
          assert.ok(before.some((one) => one.item === pair.item && one.end === pair.end && one.respondent === pair.respondent))
      }
    }),
  )
})

test('the loss of one twin leaves the questions about the other', () => {
  const instrument = currentInstrument('opkomst-casestudy') ?? assert.fail()
  const lost = measurementOf({ childId: 'a', measuredOn: '2027-02-01', answers: { hechting: 2 } })
  const living = measurementOf({ childId: 'b', measuredOn: '2027-02-01', answers: { hechting: 4 } })
  const states = withLosses([lost, living], instrument, [{ on: '2027-01-20', childId: 'a' }]).map(
    (one) => one.answers.get('hechting')?.state,
  )
  assert.deepEqual(states, ['not-applicable', 'answered'])
})
