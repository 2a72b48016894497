import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '#platform/day.ts'
import { type AttentionFacts, attentionAnswers, needsAttention, quietUntil, respectedRefusal, silentFrom } from './attention.ts'

const today = '2026-11-17'
const ago = (days: number) => addDays(today, -days)
const ahead = (days: number) => addDays(today, days)
const calm: AttentionFacts = {
  openedOn: ago(100),
  startedOn: ago(95),
  rhythmDays: 14,
  lastHeardOn: ago(3),
  refusals: [],
  dueOn: null,
  bornOn: null,
  hasLoss: false,
  plannedEndOn: null,
  hasHandover: false,
  nextVisitOn: null,
}

type Case = { readonly name: string; readonly facts: Partial<AttentionFacts>; readonly codes: readonly string[]; readonly act?: string }
const cases: readonly Case[] = [
  { name: 'heard three days ago', facts: {}, codes: [] },
  { name: 'heard exactly one rhythm ago', facts: { lastHeardOn: ago(14) }, codes: [] },
  { name: 'one day past the rhythm', facts: { lastHeardOn: ago(15) }, codes: ['not-heard'], act: 'call' },
  { name: 'a weekly phase', facts: { lastHeardOn: ago(8), rhythmDays: 7 }, codes: ['not-heard'] },
  { name: 'an unknown phase keeps the usual rhythm', facts: { lastHeardOn: ago(15), rhythmDays: null }, codes: ['not-heard'] },
  { name: 'never heard, in the first week', facts: { lastHeardOn: null, startedOn: ago(7) }, codes: [] },
  { name: 'never heard, after the first week', facts: { lastHeardOn: null, startedOn: ago(8) }, codes: ['never-heard'] },
  { name: 'never heard and not started', facts: { lastHeardOn: null, startedOn: null, openedOn: ago(8) }, codes: ['never-heard'] },
  { name: 'silent, but a visit is near', facts: { lastHeardOn: ago(20), nextVisitOn: ahead(2) }, codes: [] },
  { name: 'twice as silent as agreed, a visit is no answer', facts: { lastHeardOn: ago(29), nextVisitOn: ahead(2) }, codes: ['not-heard'] },
  { name: 'a visit further away is no answer', facts: { lastHeardOn: ago(20), nextVisitOn: ahead(8) }, codes: ['not-heard'] },
  { name: 'due in 26 days, nothing planned', facts: { dueOn: ahead(26) }, codes: ['due-soon'], act: 'plan-visit' },
  { name: 'due in 29 days', facts: { dueOn: ahead(29) }, codes: [] },
  { name: 'due soon with a visit planned', facts: { dueOn: ahead(5), nextVisitOn: ahead(4) }, codes: [] },
  { name: 'due soon comes before a silence', facts: { dueOn: ahead(10), lastHeardOn: ago(16) }, codes: ['due-soon', 'not-heard'] },
  { name: 'the due date passed', facts: { dueOn: ago(5) }, codes: ['birth-expected'], act: 'record-birth' },
  { name: 'a newborn, not heard since', facts: { bornOn: ago(2), lastHeardOn: ago(4) }, codes: ['newborn'], act: 'call' },
  { name: 'a newborn, heard since', facts: { bornOn: ago(2), lastHeardOn: ago(1) }, codes: [] },
  { name: 'born longer ago', facts: { bornOn: ago(15), lastHeardOn: ago(16), rhythmDays: 30 }, codes: [] },
  { name: 'ends in 14 days without a handover', facts: { plannedEndOn: ahead(14) }, codes: ['ending-soon'], act: 'plan-handover' },
  { name: 'ends in 14 days with a handover', facts: { plannedEndOn: ahead(14), hasHandover: true }, codes: [] },
  { name: 'ends in 29 days', facts: { plannedEndOn: ahead(29) }, codes: [] },
  { name: 'past its end', facts: { plannedEndOn: ago(1), hasHandover: true }, codes: ['past-end'], act: 'close-or-extend' },
  {
    name: 'after a loss, nothing about the baby',
    facts: { hasLoss: true, dueOn: ahead(10), bornOn: null, plannedEndOn: ahead(5) },
    codes: [],
  },
  { name: 'after a loss, silence is still seen', facts: { hasLoss: true, lastHeardOn: ago(15) }, codes: ['not-heard'], act: 'be-gentle' },
  {
    name: 'a refusal for always',
    facts: { lastHeardOn: ago(60), refusals: [{ what: 'contact', refusedOn: ago(30), untilOn: null }] },
    codes: [],
  },
  {
    name: 'a refusal until today',
    facts: { lastHeardOn: ago(60), dueOn: ahead(3), refusals: [{ what: 'guidance', refusedOn: ago(30), untilOn: today }] },
    codes: [],
  },
  {
    name: 'the day she may be asked again',
    facts: { lastHeardOn: ago(60), refusals: [{ what: 'contact', refusedOn: ago(30), untilOn: ago(1) }] },
    codes: ['ask-again'],
    act: 'be-gentle',
  },
  {
    name: 'heard since the day she could be asked again',
    facts: { lastHeardOn: ago(2), refusals: [{ what: 'contact', refusedOn: ago(30), untilOn: ago(3) }] },
    codes: [],
  },
  {
    name: 'refusing a measurement is not refusing to be heard',
    facts: { lastHeardOn: ago(15), refusals: [{ what: 'measurement', refusedOn: ago(30), untilOn: null }] },
    codes: ['not-heard'],
  },
]
for (const { name, facts, codes, act } of cases) {
  test(`needsAttention: ${name}`, () => {
    const attention = needsAttention({ ...calm, ...facts }, today)
    assert.deepEqual(attention?.reasons.map((reason) => reason.code) ?? [], codes)
    if (act !== undefined) assert.equal(attention?.act, act)
  })
}

test('the numbers in a reason are the ones people count', () => {
  assert.deepEqual(needsAttention({ ...calm, lastHeardOn: ago(16) }, today)?.reasons[0], { code: 'not-heard', days: 16, rhythm: 14 })
  assert.deepEqual(needsAttention({ ...calm, dueOn: ahead(26) }, today)?.reasons[0], { code: 'due-soon', days: 26 })
})

const day = (min: number, max: number) => fc.integer({ min, max }).map((days) => addDays(today, days))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
const refusal = fc.record({
  what: fc.constantFrom('contact' as const, 'guidance' as const, 'measurement' as const),
  refusedOn: day(-90, 10),
  untilOn: maybe(day(-60, 60)),
})
const facts: fc.Arbitrary<AttentionFacts> = fc.record({
  openedOn: day(-400, -300),
  startedOn: maybe(day(-300, -250)),
  rhythmDays: maybe(fc.constantFrom(7, 14, 30)),
  lastHeardOn: maybe(day(-240, 0)),
  refusals: fc.array(refusal, { maxLength: 2 }),
  dueOn: maybe(day(-60, 200)),
  bornOn: maybe(day(-200, 0)),
  hasLoss: fc.boolean(),
  plannedEndOn: maybe(day(-60, 300)),
  hasHandover: fc.boolean(),
  nextVisitOn: maybe(day(0, 40)),
})
const urgency = (given: AttentionFacts) => needsAttention(given, today)?.urgency ?? 0

test('the longer the silence, the never lower the urgency', () => {
  fc.assert(
    fc.property(facts, fc.integer({ min: 1, max: 60 }), (given, longer) => {
      if (given.lastHeardOn === null) return true
      return urgency({ ...given, lastHeardOn: addDays(given.lastHeardOn, -longer) }) >= urgency(given)
    }),
    { numRuns: 2000 },
  )
})

test('never heard is never less urgent than heard once', () => {
  fc.assert(
    fc.property(facts, (given) => urgency({ ...given, lastHeardOn: null }) >= urgency(given)),
    { numRuns: 2000 },
  )
})

test('who asked to be left alone is left alone', () => {
  fc.assert(
    fc.property(facts, fc.constantFrom('contact' as const, 'guidance' as const), maybe(day(0, 90)), (given, what, untilOn) => {
      const refusals = [...given.refusals, { what, refusedOn: ago(1), untilOn }]
      return needsAttention({ ...given, refusals }, today) === null
    }),
  )
})

test('after a loss no reason is about a baby or its birthday', () => {
  const sore: readonly string[] = ['due-soon', 'birth-expected', 'newborn', 'ending-soon', 'past-end']
  fc.assert(
    fc.property(
      facts,
      (given) => !needsAttention({ ...given, hasLoss: true }, today)?.reasons.some((reason) => sore.includes(reason.code)),
    ),
  )
})

test('the refusal that lasts longest is the one to respect', () => {
  const refusals = [
    { what: 'contact' as const, refusedOn: ago(5), untilOn: ahead(3) },
    { what: 'guidance' as const, refusedOn: ago(5), untilOn: ahead(9) },
  ]
  assert.equal(respectedRefusal(refusals, today)?.untilOn, ahead(9))
  assert.equal(respectedRefusal([{ what: 'contact', refusedOn: ahead(1), untilOn: null }], today), null)
})

test('silence begins to count the day after the rhythm', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const only = {
        ...calm,
        openedOn: given.openedOn,
        startedOn: given.startedOn,
        rhythmDays: given.rhythmDays,
        lastHeardOn: given.lastHeardOn,
      }
      const from = silentFrom(only)
      return needsAttention(only, addDays(from, -1)) === null && needsAttention(only, from) !== null
    }),
  )
})

test('an answered reminder stays away until the day it promised', () => {
  assert.deepEqual(
    attentionAnswers.map((answer) => quietUntil(answer, 7, today)),
    [ahead(7), ahead(1), ahead(7)],
  )
  assert.equal(quietUntil('done', null, today), ahead(14))
})
