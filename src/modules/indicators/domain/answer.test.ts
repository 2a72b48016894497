import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { allInstruments, currentInstrument } from '../catalogue.ts'
import { answerOf, checkAnswer, typedOf, unscored } from './answer.ts'
import { findItem, itemsOf } from './instrument.ts'

const cases: { instrument: string; item: string; raw: string[]; gives: unknown }[] = [
  { instrument: 'opkomst-casestudy', item: 'slaapomgeving', raw: ['3'], gives: { state: 'answered', level: 3, choice: null } },
  { instrument: 'opkomst-casestudy', item: 'slaapomgeving', raw: ['6'], gives: { kind: 'outside-scale', min: 1, max: 5 } },
  { instrument: 'opkomst-casestudy', item: 'slaapomgeving', raw: ['0'], gives: { kind: 'outside-scale', min: 1, max: 5 } },
  { instrument: 'opkomst-casestudy', item: 'slaapomgeving', raw: ['2.5'], gives: { kind: 'not-a-number' } },
  { instrument: 'opkomst-casestudy', item: 'slaapomgeving', raw: [], gives: { kind: 'nothing-chosen' } },
  { instrument: 'opkomst-casestudy', item: 'slaapomgeving', raw: ['skipped'], gives: { state: 'skipped', level: null, choice: null } },
  { instrument: 'moederscores', item: 'rust', raw: ['0'], gives: { state: 'answered', level: 0, choice: null } },
  { instrument: 'moederscores', item: 'rust', raw: ['11'], gives: { kind: 'outside-scale', min: 0, max: 10 } },
  { instrument: 'opkomst-dossier', item: 'babyuitzet', raw: ['bezig'], gives: { state: 'answered', level: null, choice: 'bezig' } },
  { instrument: 'opkomst-dossier', item: 'babyuitzet', raw: ['goed'], gives: { kind: 'not-an-option' } },
  { instrument: 'opkomst-dossier', item: 'alleenstaand', raw: ['ja'], gives: { state: 'answered', level: null, choice: 'ja' } },
  { instrument: 'opkomst-dossier', item: 'alleenstaand', raw: ['ja', 'nee'], gives: { kind: 'not-an-option' } },
  { instrument: 'opkomst-dossier', item: 'zwangerschapsduur', raw: ['22'], gives: { state: 'answered', level: 22, choice: null } },
  { instrument: 'opkomst-dossier', item: 'zwangerschapsduur', raw: ['44'], gives: { kind: 'outside-scale', min: 0, max: 43 } },
  {
    instrument: 'opkomst-dossier',
    item: 'inkomensbron',
    raw: ['loon', 'andere'],
    gives: { state: 'answered', level: null, choice: 'andere,loon' },
  },
  { instrument: 'opkomst-dossier', item: 'inkomensbron', raw: ['geen', 'loon'], gives: { kind: 'excludes-others' } },
  { instrument: 'opkomst-dossier', item: 'inkomensbron', raw: ['unknown', 'loon'], gives: { kind: 'excludes-others' } },
  { instrument: 'opkomst-dossier', item: 'huisvesting', raw: ['onbekend'], gives: { kind: 'not-an-option' } },
  { instrument: 'kansarmoede-screening', item: 'gezondheid', raw: ['zwak'], gives: { state: 'answered', level: null, choice: 'zwak' } },
]
for (const { instrument: id, item: itemId, raw, gives } of cases) {
  test(`${itemId} answered with "${raw.join(', ')}"`, () => {
    const instrument = currentInstrument(id) ?? assert.fail()
    const result = checkAnswer(instrument, findItem(instrument, itemId) ?? assert.fail(), raw)
    assert.deepEqual(result.ok ? result.value : result.refusal, gives)
  })
}

const everyItem = allInstruments().flatMap((instrument) => itemsOf(instrument).map(({ item }) => ({ instrument, item })))
const typed = fc.oneof(
  fc.constantFrom(...unscored, 'ja', 'nee', 'in_orde', 'bezig', 'zwak', 'loon', 'geen', 'sociaal'),
  fc.nat(60).map(String),
  fc.string(),
)

test('whatever is posted, a way not to score never becomes a value, and what is kept fits the table and comes back the same', () => {
  fc.assert(
    fc.property(fc.constantFrom(...everyItem), fc.array(typed, { maxLength: 3 }), ({ instrument, item }, raw) => {
      const result = checkAnswer(instrument, item, raw)
      if (!result.ok) return
      const answer = result.value
      assert.equal(answer.state === 'answered', answer.level !== null || answer.choice !== null)
      if (raw.some((value) => unscored.some((state) => state === value.trim()))) assert.notEqual(answer.state, 'answered')
      assert.deepEqual(checkAnswer(instrument, item, typedOf(answer)), result)
      assert.deepEqual(answerOf(answer), answer)
    }),
  )
})
