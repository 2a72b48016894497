import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { firstContactAt, refusalOf, type Step, type StepKind, stateOf, undoable } from './referral-state.ts'

/** 'accepted' is a step, '-2' takes back the step at place 2. */
function history(...words: readonly (StepKind | `-${number}`)[]): Step[] {
  return words.map((word, place) => {
    const at = new Date(Date.UTC(2026, 10, 1 + place))
    const kind = kinds.find((known) => known === word)
    return kind === undefined
      ? { id: String(place), kind: 'undone', undoesId: word.slice(1), at }
      : { id: String(place), kind, undoesId: null, at }
  })
}
const kinds: readonly StepKind[] = ['received', 'contacted', 'accepted', 'waiting', 'forwarded', 'declined', 'withdrawn']

const cases = [
  { name: 'just received', steps: history('received'), state: 'new', undo: null },
  { name: 'called', steps: history('received', 'contacted'), state: 'contacted', undo: '1' },
  { name: 'accepted after a call', steps: history('received', 'contacted', 'accepted'), state: 'accepted', undo: '2' },
  { name: 'acceptance taken back', steps: history('received', 'contacted', 'accepted', '-2'), state: 'contacted', undo: '1' },
  { name: 'a call does not end the waiting', steps: history('received', 'waiting', 'contacted'), state: 'waiting', undo: '1' },
  { name: 'from the waiting list', steps: history('received', 'waiting', 'accepted'), state: 'accepted', undo: '2' },
  { name: 'back on the waiting list', steps: history('received', 'waiting', 'accepted', '-2'), state: 'waiting', undo: '1' },
  { name: 'forwarded', steps: history('received', 'forwarded'), state: 'forwarded', undo: '1' },
  { name: 'declined, taken back, declined again', steps: history('received', 'declined', '-1', 'declined'), state: 'declined', undo: '3' },
  { name: 'withdrawn by the partner', steps: history('received', 'withdrawn'), state: 'withdrawn', undo: '1' },
]
for (const { name, steps, state, undo } of cases) {
  test(`stateOf: ${name}`, () => {
    assert.equal(stateOf(steps), state)
    assert.equal(undoable(steps)?.id ?? null, undo)
  })
}

test('a decided referral takes no further step', () => {
  assert.deepEqual(refusalOf(history('received', 'declined'), 'accepted'), { kind: 'already-decided', state: 'declined' })
  assert.deepEqual(refusalOf(history('received', 'waiting'), 'waiting'), { kind: 'same-state' })
  assert.equal(refusalOf(history('received', 'waiting'), 'accepted'), null)
})

test('a contact taken back is no contact', () => {
  assert.equal(firstContactAt(history('received', 'contacted', '-1')), null)
  assert.deepEqual(firstContactAt(history('received', 'contacted', 'contacted')), new Date(Date.UTC(2026, 10, 2)))
})

test('undoing what may be undone always gives the state from before that step', () => {
  const decision = fc.constantFrom<StepKind>('contacted', 'accepted', 'waiting', 'forwarded', 'declined', 'withdrawn')
  fc.assert(
    fc.property(fc.array(decision, { maxLength: 6 }), decision, (before, last) => {
      const steps = history('received', ...before)
      const wasDecided = stateOf(steps) !== 'new' && stateOf(steps) !== 'contacted'
      fc.pre(!wasDecided)
      const after = history('received', ...before, last)
      const target = undoable(after)
      assert.ok(target)
      const undone = [...after, { id: 'u', kind: 'undone' as const, undoesId: target.id, at: new Date(0) }]
      assert.equal(stateOf(undone), stateOf(steps))
    }),
  )
})
