import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ReceiptFacts, receiptOf } from './receipt.ts'

const all: ReceiptFacts = {
  receivedOn: '2026-11-02',
  state: 'accepted',
  agreement: 'spoken',
  mayTellStatus: true,
  mayTellCounsellor: true,
  contactedOn: '2026-11-04',
  startedOn: '2026-11-10',
  endedOn: null,
  counsellorName: 'Hanne Dewolk',
}
const status = { contactedOn: '2026-11-04', startedOn: '2026-11-10', endedOn: null, wentElsewhere: false }
const none = { receivedOn: '2026-11-02', isWithdrawn: false, asksParentFirst: false, status: null, counsellorName: null }

const cases = [
  { name: 'all agreed', over: {}, want: { ...none, status, counsellorName: 'Hanne Dewolk' } },
  { name: 'status only', over: { mayTellCounsellor: false }, want: { ...none, status } },
  { name: 'counsellor only', over: { mayTellStatus: false }, want: { ...none, counsellorName: 'Hanne Dewolk' } },
  { name: 'nothing may be told', over: { mayTellStatus: false, mayTellCounsellor: false }, want: none },
  {
    name: 'never asked: only that it arrived, whatever was ticked',
    over: { agreement: 'not-asked' as const },
    want: { ...none, asksParentFirst: true },
  },
  { name: 'no agreement on record', over: { agreement: null }, want: none },
  {
    name: 'forwarded',
    over: { state: 'forwarded' as const, contactedOn: null, startedOn: null, counsellorName: null },
    want: { ...none, status: { contactedOn: null, startedOn: null, endedOn: null, wentElsewhere: true } },
  },
  { name: 'withdrawn', over: { state: 'withdrawn' as const, mayTellStatus: false }, want: { ...none, isWithdrawn: true } },
]
for (const { name, over, want } of cases) test(`receiptOf: ${name}`, () => assert.deepEqual(receiptOf({ ...all, ...over }), want))
