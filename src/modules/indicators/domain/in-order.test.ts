import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { requiredInstrument } from '../catalogue.ts'
import { measurementOf } from '../testing.ts'
import { countInOrder, lowestState, type StateNow, statesNow } from './in-order.ts'

const instrument = requiredInstrument('opkomst-dossier')
const registration = { instrument: 'opkomst-dossier', respondent: 'worker' } as const

test('the last that was said counts, also when it is "not known", and what was never asked is missing', () => {
  const all = [
    measurementOf({ ...registration, answers: { babyuitzet: 'niet_in_orde', slaapplek: 'in_orde' } }),
    measurementOf({ ...registration, moment: 'interim', measuredOn: '2026-11-03', answers: { babyuitzet: 'bezig' } }),
    measurementOf({ ...registration, moment: 'interim', measuredOn: '2026-11-10', answers: { slaapplek: 'unknown' } }),
  ]
  const now = new Map(statesNow(all, instrument, []).map(({ item, state, since }) => [item.id, [state, since]]))
  assert.deepEqual(now.get('babyuitzet'), ['bezig', '2026-11-03'])
  assert.deepEqual(now.get('slaapplek'), ['unknown', '2026-11-10'])
  assert.deepEqual(now.get('kraamzorg'), ['missing', null])
})

test('a twin that was not asked about separately keeps what was said of both', () => {
  const all = [
    measurementOf({ ...registration, answers: { slaapplek: 'bezig' } }),
    measurementOf({ ...registration, moment: 'interim', measuredOn: '2026-11-03', childId: 'b', answers: { slaapplek: 'in_orde' } }),
  ]
  const states = statesNow(all, instrument, ['a', 'b'])
    .filter(({ item }) => item.id === 'slaapplek')
    .map(({ childId, state }) => [childId, state])
  assert.deepEqual(states, [
    ['a', 'bezig'],
    ['b', 'in_orde'],
  ])
  assert.equal(lowestState(['in_orde', 'bezig']), 'bezig')
  assert.equal(lowestState(['unknown', 'in_orde']), 'in_orde')
})

test('what does not apply is not counted, and what is not known is never a shortfall that was seen', () => {
  const state = fc.constantFrom<StateNow>('in_orde', 'bezig', 'niet_in_orde', 'unknown', 'not-applicable', 'skipped', 'missing')
  fc.assert(
    fc.property(fc.array(state, { maxLength: 12 }), (states) => {
      const count = countInOrder(states)
      const seen = states.filter((one) => one === 'bezig' || one === 'niet_in_orde').length
      assert.equal(count.inOrder + seen + count.unknown, count.applicable)
      assert.deepEqual(countInOrder([...states, 'not-applicable']), count)
    }),
  )
})
