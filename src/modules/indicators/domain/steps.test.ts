import assert from 'node:assert/strict'
import { test } from 'node:test'
import { currentInstrument } from '../catalogue.ts'
import { measurementOf } from '../testing.ts'
import { firstOpen, placeOf, screensOf } from './steps.ts'

const instrument = currentInstrument('opkomst-casestudy') ?? assert.fail()

test('26 questions for one child, and after a loss only those about the mother', () => {
  const sitting = [measurementOf({ answers: {} })]
  assert.equal(screensOf(instrument, sitting, false).length, 26)
  const after = screensOf(instrument, sitting, true)
  assert.equal(after.length, 17)
  assert.ok(after.every(({ item }) => !item.aboutBaby))
})

test('twins are asked about one after the other', () => {
  const sitting = [
    measurementOf({ answers: {} }),
    measurementOf({ childId: 'b', answers: {} }),
    measurementOf({ childId: 'a', answers: {} }),
  ]
  const screens = screensOf(instrument, sitting, false)
  assert.equal(screens.length, 26 + 5)
  assert.deepEqual(
    screens.filter(({ item }) => item.id === 'hechting').map(({ childId }) => childId),
    ['b', 'a'],
  )
})

test('a break is no loss: the first question without an answer comes next', () => {
  const sitting = [measurementOf({ answers: { verblijfplaats: 3, leefomgeving: 'skipped' } })]
  const screens = screensOf(instrument, sitting, false)
  const open = firstOpen(screens)
  assert.equal(open?.item.id, 'slaapomgeving')
  const place = placeOf(screens, open?.measurementId ?? '', 'slaapomgeving')
  assert.deepEqual([place?.number, place?.total, place?.previous?.item.id, place?.next?.item.id], [3, 26, 'leefomgeving', 'inkomen'])
  assert.equal(placeOf(screens, 'someone else', 'slaapomgeving'), null)
})
