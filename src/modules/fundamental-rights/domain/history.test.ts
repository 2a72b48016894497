import assert from 'node:assert/strict'
import { test } from 'node:test'
import { talkOf } from '../testing.ts'
import { agreementOverTime, rightHistories } from './history.ts'
import { choiceNow } from './talk.ts'

const rights = ['wonen', 'inkomen', 'werk']
const first = talkOf({
  heldOn: '2026-09-01',
  family: { wonen: 6, inkomen: 4 },
  joint: { wonen: 4, inkomen: 'unknown' },
  chose: 'inkomen',
})
const second = talkOf({ heldOn: '2026-11-01', family: { wonen: 7 }, worker: { inkomen: 2 }, chose: 'wonen' })

test('a talk stands for what they said together, else for what she said; the worker alone is no number', () => {
  const told = rightHistories([second, first], rights, '1.0')
  assert.deepEqual(
    told.map(({ item, first: from, last, isChosen, points }) => [item, from, last, isChosen, points.map(({ isChosen: chosen }) => chosen)]),
    [
      ['wonen', 4, 7, true, [false, true]],
      ['inkomen', 4, 4, false, [true, false]],
      ['werk', null, null, false, []],
    ],
  )
})

test('a talk with another version of the questions does not stand in the same line', () => {
  const older = talkOf({ heldOn: '2025-01-01', version: '0.9', family: { wonen: 0 } })
  const [wonen] = rightHistories([older, first], rights, '1.0')
  assert.equal(wonen?.first, 4)
  assert.equal(wonen?.points.length, 1)
})

test('what she chose last holds, also when it was nothing for now', () => {
  assert.equal(choiceNow([first, second])?.choice.item, 'wonen')
  const later = talkOf({ heldOn: '2026-11-10', family: { wonen: 7 }, chose: null })
  assert.equal(choiceNow([first, second, later])?.choice.item, null)
  assert.equal(choiceNow([talkOf({})]), null)
})

test('talks without two numbers for one right have no place in the agreement', () => {
  const over = agreementOverTime([second, first], 'joint', rights)
  assert.deepEqual(
    over.map(({ heldOn, agreement }) => [heldOn, agreement.n]),
    [['2026-09-01', 1]],
  )
})
