import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { maskAddress, readAddress } from './address.ts'
import { maySend, waitUntil } from './back-off.ts'
import { cardNumberOf, digitsOf } from './digits.ts'
import { isHideable, isShown } from './hiding.ts'
import { checkProof, foldProof } from './proof.ts'
import { fits, standsBeside } from './request.ts'
import { familyRole } from './who.ts'

for (const [typed, kind, value] of [
  [' Amal@Voorbeeld.be ', 'mail', 'amal@voorbeeld.be'],
  ['0470 00 00 31', 'sms', '+32470000031'],
  ['0470/00.00.31', 'sms', '+32470000031'],
  ['+32 470 00 00 31', 'sms', '+32470000031'],
  ['+32 (0)470 00 00 31', 'sms', '+32470000031'],
  ['0032 470 00 00 31', 'sms', '+32470000031'],
  ['015 00 00 00', 'sms', '+3215000000'],
  ['+212 600 00 00 00', 'sms', '+212600000000'],
  ['4821 9037', 'card', '48219037'],
] as const) {
  test(`address: ${typed}`, () => assert.deepEqual(readAddress(typed), { kind, value }))
}
for (const typed of [
  '',
  'amal',
  'amal@',
  'a@b',
  'a b@c.be',
  '0470',
  '"x"@y.be',
  'amal@voorbeeld.be\nbcc: x@y.be',
  '++++++++++',
  '12345678901234567890',
]) {
  test(`no address: ${JSON.stringify(typed)}`, () => assert.equal(readAddress(typed), null))
}
test('address: one number, one way of writing it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 470_000_000, max: 499_999_999 }), (n) => {
      const written = [`0${n}`, `+32${n}`, `0032${n}`, `0${String(n).replace(/(\d{3})(\d{2})(\d{2})(\d{2})/, '$1 $2 $3 $4')}`]
      assert.equal(new Set(written.map((one) => readAddress(one)?.value)).size, 1)
    }),
  )
})
test('address: the mask keeps the middle to itself', () => {
  assert.equal(maskAddress({ kind: 'mail', value: 'amal.benzarra@voorbeeld.be' }), 'a…@voorbeeld.be')
  assert.equal(maskAddress({ kind: 'sms', value: '+32470000031' }), '… 31')
})

const about = { birthDates: ['2004-03-02', '2023-09-12'], names: ['Amal', 'Benzarra', 'Ilyas'], phones: ['0470 00 12 31'] }
for (const [typed, refusal] of [
  ['12345', 'too-short'],
  ['123456', 'too-easy'],
  ['987654', 'too-easy'],
  ['111111', 'too-easy'],
  ['121212', 'too-easy'],
  ['Wachtwoord1', 'too-easy'],
  ['020304', 'birth-date'],
  ['02032004', 'birth-date'],
  ['20040302', 'birth-date'],
  ['120923', 'birth-date'],
  ['benzarra', 'name'],
  ['Ilyas2023', 'name'],
  ['001231', 'phone'],
  ['x'.repeat(65), 'too-long'],
  ['482913', null],
  ['zee bries', null],
  ['شجرة الليمون', null],
] as const) {
  test(`proof: ${typed.slice(0, 20)} is ${refusal ?? 'fine'}`, () => assert.equal(checkProof(typed, about), refusal))
}
test('proof: spaces, capitals and accents make no other word', () => assert.equal(foldProof(' Zée  BRIES '), foldProof('zeebries')))
test('proof: no way of writing a day of birth in the family passes', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1950-01-01'), max: new Date('2026-01-01'), noInvalidDate: true }), (date) => {
      const day = date.toISOString().slice(0, 10)
      const [y = '', m = '', d = ''] = day.split('-')
      for (const typed of [`${d}${m}${y}`, `${d}-${m}-${y}`, `${y}${m}${d}`, `${d}${m}${y.slice(2)}`]) {
        assert.notEqual(checkProof(typed, { ...about, birthDates: [day] }), null)
      }
    }),
  )
})

const at = (seconds: number): Date => new Date(seconds * 1000)
const wrong = (n: number) => Array.from({ length: n }, (_, index) => ({ at: at(1000 - index), succeeded: false }))
test('back-off: five are free, then a minute, doubling to an hour, and a right one starts again', () => {
  assert.equal(waitUntil(wrong(4)), null)
  assert.deepEqual(waitUntil(wrong(5)), at(1060))
  assert.deepEqual(waitUntil(wrong(6)), at(1120))
  assert.deepEqual(waitUntil(wrong(20)), at(4600))
  assert.equal(waitUntil([...wrong(4), { at: at(500), succeeded: true }, ...wrong(9)]), null)
})
test('messages: three in a quarter of an hour, ten in a day', () => {
  assert.equal(maySend([at(0), at(1)], at(2)), true)
  assert.equal(maySend([at(0), at(1), at(2)], at(3)), false)
  assert.equal(maySend([at(0), at(1), at(2)], at(1000)), true)
  assert.equal(
    maySend(
      Array.from({ length: 10 }, (_, n) => at(n * 1000)),
      at(11_000),
    ),
    false,
  )
})

test('digits: as many as asked, the same for the same token, and no card reads as a telephone', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 4, max: 12 }), (token, length) => {
      assert.match(digitsOf(token, length), new RegExp(`^\\d{${length}}$`))
      assert.equal(digitsOf(token, length), digitsOf(token, length))
      assert.deepEqual(readAddress(cardNumberOf(token)), { kind: 'card', value: cardNumberOf(token) })
    }),
  )
})

test('hiding: out of sight until her word or PIN, for as long as that lasts', () => {
  const hidden = new Set(['scores'])
  assert.equal(isShown('scores', hidden, null, at(10)), false)
  assert.equal(isShown('scores', hidden, at(11), at(10)), true)
  assert.equal(isShown('scores', hidden, at(10), at(10)), false)
  assert.equal(isShown('agreed', hidden, null, at(10)), true)
  assert.deepEqual(['scores', 'step:01932d00-0000-7000-8000-000000000001', 'step:x', 'anything'].map(isHideable), [
    true,
    true,
    false,
    false,
  ])
})

test('who: the mother at any age and the other parent, each for himself, and nobody else', () => {
  const members = [
    { personId: 'm', role: 'mother', diedOn: null },
    { personId: 'p', role: 'co-parent', diedOn: null },
    { personId: 'g', role: 'relative', diedOn: null },
    { personId: 'c', role: 'child', diedOn: null },
    { personId: 'd', role: 'co-parent', diedOn: '2026-01-01' },
  ]
  assert.deepEqual(
    ['m', 'p', 'g', 'c', 'd', 'x'].map((id) => familyRole('m', members, id)),
    ['mother', 'co-parent', null, null, null, null],
  )
})

test('requests: her words stay beside a fact that was not changed', () => {
  assert.equal(standsBeside({ wish: 'contest', outcome: null }), true)
  assert.equal(standsBeside({ wish: 'correct', outcome: 'stands-beside' }), true)
  assert.equal(standsBeside({ wish: 'correct', outcome: 'changed' }), false)
  assert.equal(standsBeside({ wish: 'question', outcome: 'answered' }), false)
  assert.deepEqual(
    [fits('correct', 'answered'), fits('contest', 'changed'), fits('question', 'answered'), fits('question', 'changed')],
    [false, true, true, false],
  )
})
