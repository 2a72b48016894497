import assert from 'node:assert/strict'
import { test } from 'node:test'
import { currentInstrument } from '../catalogue.ts'
import { measurementOf } from '../testing.ts'
import { seriesOf, strengthFirst } from './history.ts'

const instrument = currentInstrument('opkomst-casestudy') ?? assert.fail()

test('each respondent has a series of their own, and a start asked afterwards comes first in it', () => {
  const all = [
    measurementOf({ respondent: 'family', answers: { stress: 4 } }),
    measurementOf({ respondent: 'joint', answers: { stress: 3 } }),
    measurementOf({ respondent: 'joint', moment: 'interim', measuredOn: '2026-11-03', answers: { stress: 2, netwerk: 'unknown' } }),
    measurementOf({ respondent: 'joint', measuredOn: '2026-12-01', isRetrospective: true, answers: { stress: 1 } }),
    measurementOf({ respondent: 'joint', version: '2.0', answers: { stress: 5 } }),
  ]
  const series = seriesOf(instrument, all)
  assert.deepEqual(
    series.map(({ respondent }) => respondent),
    ['joint', 'family'],
  )
  const joint = series[0]?.items ?? []
  const stress = joint.find(({ item }) => item.id === 'stress')
  assert.deepEqual([stress?.first, stress?.last, stress?.change, stress?.points.length], [1, 2, 'progressed', 3])
  const network = joint.find(({ item }) => item.id === 'netwerk')
  assert.deepEqual([network?.first, network?.last, network?.change], [null, null, null])
})

test('what went well stands first and what became harder is not left out', () => {
  const all = [
    measurementOf({ answers: { stress: 3, netwerk: 2, mentaal: 5, inkomen: 2, schulden: 'unknown' } }),
    measurementOf({
      moment: 'interim',
      measuredOn: '2026-11-03',
      answers: { stress: 2, netwerk: 4, mentaal: 5, inkomen: 2, schulden: 'unknown' },
    }),
  ]
  const items = strengthFirst(seriesOf(instrument, all)[0]?.items ?? [])
  assert.deepEqual(
    items.map(({ item, change }) => [item.id, change]),
    [
      ['netwerk', 'progressed'],
      ['mentaal', 'at-ceiling'],
      ['inkomen', 'stable'],
      ['stress', 'declined'],
    ],
  )
})
