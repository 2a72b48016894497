import assert from 'node:assert/strict'
import { test } from 'node:test'
import { currentInstrument } from '../catalogue.ts'
import { measurementOf } from '../testing.ts'
import { asOfNow } from './measurement.ts'

const instrument = currentInstrument('opkomst-dossier') ?? assert.fail()
const own = { instrument: 'opkomst-dossier' }
const answers = { babyuitzet: 'in_orde', administratie: 'in_orde' }
const none = { hasLoss: false, lostOn: null, pregnantAgainOn: null }

const cases = [
  { name: 'no loss: everything counts', measuredOn: '2026-09-22', dossier: none, baby: 'in_orde' },
  {
    name: 'before a loss: what was said stands',
    measuredOn: '2026-09-22',
    dossier: { ...none, hasLoss: true, lostOn: '2026-10-01' },
    baby: 'in_orde',
  },
  {
    name: 'from the day of a loss: not applicable',
    measuredOn: '2026-10-01',
    dossier: { ...none, hasLoss: true, lostOn: '2026-10-01' },
    baby: 'not-applicable',
  },
  { name: 'one of twins lost: it goes on', measuredOn: '2026-10-02', dossier: { ...none, lostOn: '2026-10-01' }, baby: 'in_orde' },
  {
    name: 'pregnant again: what was about the other child was never asked',
    measuredOn: '2026-10-02',
    dossier: { ...none, lostOn: '2026-10-01', pregnantAgainOn: '2027-01-10' },
    baby: null,
  },
  {
    name: 'asked since she is pregnant again: it counts',
    measuredOn: '2027-01-10',
    dossier: { ...none, lostOn: '2026-10-01', pregnantAgainOn: '2027-01-10' },
    baby: 'in_orde',
  },
] as const
for (const { name, measuredOn, dossier, baby } of cases) {
  test(`asOfNow: ${name}`, () => {
    const [one] = asOfNow([measurementOf({ ...own, measuredOn, answers })], instrument, dossier)
    const answer = one?.answers.get('babyuitzet')
    assert.equal(answer === undefined ? null : (answer.choice ?? answer.state), baby)
    assert.equal(one?.answers.get('administratie')?.choice, 'in_orde', 'what is not about the baby always stays')
  })
}

test('asOfNow leaves other instruments alone', () => {
  const other = measurementOf({ measuredOn: '2026-10-02', answers: { babyuitzet: 3 } })
  assert.deepEqual(asOfNow([other], instrument, { hasLoss: true, lostOn: '2026-10-01', pregnantAgainOn: '2027-01-10' }), [other])
})
