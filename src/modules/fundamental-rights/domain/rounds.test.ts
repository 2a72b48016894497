import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Respondent } from '#modules/indicators/public.ts'
import { talkOf } from '../testing.ts'
import { mayChoose, mayReopen, nextStep, roundRefusal } from './rounds.ts'

const rights = ['wonen', 'inkomen']
const hers = { wonen: 4, inkomen: 6 }

const cases: { name: string; talk: Parameters<typeof talkOf>[0]; may: Partial<Record<Respondent, string | null>>; next: string }[] = [
  { name: 'just begun', talk: {}, may: { family: null, worker: null, joint: 'family-first' }, next: 'family' },
  { name: 'she is scoring', talk: { family: { wonen: 4 } }, may: { family: null, joint: 'family-first' }, next: 'family' },
  { name: 'she scored all but gave nothing back', talk: { family: hers }, may: { family: null, joint: 'family-first' }, next: 'family' },
  {
    name: 'she gave back',
    talk: { family: hers, closed: ['family'] },
    may: { family: 'closed', worker: null, joint: null },
    next: 'joint',
  },
  {
    name: 'the worker has begun an own view',
    talk: { family: hers, worker: { wonen: 2 }, closed: ['family'] },
    may: { worker: null, joint: null },
    next: 'worker',
  },
  {
    name: 'they spoke before the own view was done',
    talk: { family: hers, worker: { wonen: 2 }, joint: { wonen: 3 }, closed: ['family'] },
    may: { worker: 'too-late', joint: null },
    next: 'joint',
  },
  {
    name: 'they scored together',
    talk: { family: hers, joint: { wonen: 3, inkomen: 'skipped' }, closed: ['family', 'joint'] },
    may: { family: 'closed', worker: 'too-late', joint: 'closed' },
    next: 'choose',
  },
  {
    name: 'they scored a part together and stopped there',
    talk: { family: hers, joint: { wonen: 3 }, closed: ['family', 'joint'] },
    may: { joint: 'closed' },
    next: 'choose',
  },
  {
    name: 'she chose nothing for now',
    talk: { family: hers, joint: hers, closed: ['family', 'joint'], chose: null },
    may: { joint: 'closed' },
    next: 'done',
  },
]

for (const { name, talk: shape, may, next } of cases) {
  test(`${name}: next is ${next}`, () => {
    const talk = talkOf(shape)
    const said = Object.keys(may).map((key) => {
      const respondent = (['family', 'worker', 'joint'] as const).find((one) => one === key) ?? assert.fail(key)
      return [key, roundRefusal(talk, respondent)?.kind ?? null]
    })
    assert.deepEqual(Object.fromEntries(said), may)
    assert.equal(nextStep(talk, rights), next)
  })
}

test('her round opens again only while nobody spoke about it; theirs always does', () => {
  const [gave, spoke] = [talkOf({ family: hers, closed: ['family'] }), talkOf({ family: hers, joint: { wonen: 3 }, closed: ['family'] })]
  assert.deepEqual([mayReopen(gave, 'family'), mayReopen(spoke, 'family')], [true, false])
  const done = talkOf({ family: hers, joint: hers, closed: ['family', 'joint'] })
  assert.deepEqual([mayReopen(done, 'family'), mayReopen(done, 'joint')], [false, true])
  assert.equal(mayReopen(talkOf({ family: hers }), 'family'), false)
})

test('she chooses after her own round, with or without scores together', () => {
  assert.equal(mayChoose(talkOf({ family: hers })), false)
  assert.equal(mayChoose(talkOf({ family: {}, closed: ['family'] })), true)
})
