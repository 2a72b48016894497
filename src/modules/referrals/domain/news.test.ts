import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isNews, stagesOf } from './news.ts'
import { type ReceiptFacts, receiptOf } from './receipt.ts'

const facts: ReceiptFacts = {
  receivedOn: '2026-11-01',
  state: 'accepted',
  agreement: 'spoken',
  mayTellStatus: true,
  mayTellCounsellor: true,
  contactedOn: '2026-11-03',
  startedOn: null,
  endedOn: null,
  counsellorName: 'Hanne',
}
const cases: readonly { readonly name: string; readonly change: Partial<ReceiptFacts>; readonly stages: readonly string[] }[] = [
  { name: 'contact made', change: {}, stages: ['contacted'] },
  { name: 'nothing yet', change: { contactedOn: null, state: 'new' }, stages: [] },
  { name: 'started and ended', change: { startedOn: '2026-11-05', endedOn: '2026-11-20' }, stages: ['contacted', 'started', 'ended'] },
  { name: 'elsewhere', change: { state: 'forwarded' }, stages: ['contacted', 'elsewhere'] },
  { name: 'the parent was never asked', change: { agreement: 'not-asked' }, stages: [] },
  { name: 'the parent said no to telling', change: { mayTellStatus: false }, stages: [] },
  { name: 'no agreement', change: { agreement: null }, stages: [] },
]
for (const { name, change, stages } of cases) {
  test(`stagesOf: ${name}`, () => assert.deepEqual(stagesOf(receiptOf({ ...facts, ...change })), stages))
}

test('news is what could not be seen before; what goes away and what stays are none', () => {
  assert.equal(isNews([], ['contacted']), true)
  assert.equal(isNews(['contacted'], ['contacted', 'started']), true)
  assert.equal(isNews(['contacted'], ['contacted']), false)
  assert.equal(isNews(['contacted', 'started'], ['contacted']), false)
  assert.equal(isNews(['contacted'], []), false)
})
