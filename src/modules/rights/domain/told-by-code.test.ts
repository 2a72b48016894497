import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { KnownFact } from './known-fact.ts'
import type { Situation } from './situation.ts'
import { guessMatching, type KnownSide, linesOf, seemsOther } from './told-by-code.ts'

const today = '2026-11-22'
const family: KnownSide = {
  roster: { adults: ['amal', 'daniel'], children: ['ilyas', 'pregnancy:1'] },
  situation: {
    municipality: 'Mechelen',
    adults: [{ id: 'amal', role: 'mother' }, { id: 'daniel' }],
    children: [{ birthDate: '2023-09-12' }, { dueDate: '2027-01-17' }],
  },
  facts: [
    { path: 'children[0].birthDate', value: '2023-09-12', source: 'dossier', on: '2026-09-10', id: null },
    { path: 'housing.kind', value: 'room', source: 'family', on: '2026-11-20', id: 'f1' },
    { path: 'housing.rentCents', value: null, source: 'family', on: '2026-11-01', id: 'f2' },
  ],
}
const told: Situation = {
  referenceDate: '2026-11-15',
  municipality: ' mechelen ',
  adults: [{ isApplicant: true, role: 'mother', birthDate: '1995-07-01', workStatus: 'no-work' }, { role: 'partner' }],
  children: [{ dueDate: '2027-02-12' }, { birthDate: '2023-09-12', goesToPreschool: true }, { birthDate: '2020-01-01' }],
  housing: { kind: 'private-rent', rentCents: 75_000 },
  incomes: [{ notion: 'net', person: 'applicant', cents: 100_000, per: 'month' }],
}

test('people are matched by who filled it in and by their day; who fits nobody stays nobody', () => {
  const cases: readonly (readonly [Situation, readonly string[], readonly string[]])[] = [
    [told, ['amal', 'daniel'], ['pregnancy:1', 'ilyas', '']],
    [{ adults: [{ isApplicant: true, role: 'father' }, { role: 'partner' }] }, ['daniel', 'amal'], []],
    [{ adults: [{ isApplicant: true, role: 'other' }, { role: 'partner' }] }, ['', ''], []],
    [{ adults: [{ isApplicant: true }, { role: 'other' }] }, ['amal', ''], []],
    [{ children: [{ birthDate: '2023-09-12' }, { birthDate: '2023-09-12' }, { dueDate: '2027-05-01' }] }, [], ['ilyas', '', '']],
  ]
  for (const [situation, adults, children] of cases) assert.deepEqual(guessMatching(situation, family), { adults, children })
})

test('a fact is laid beside what the dossier says, and holds from the later of both days', () => {
  const lines = linesOf(told, guessMatching(told, family), family, today)
  const of = (path: string) => {
    const line = lines.find((one) => one.told.path === path)
    return line === undefined ? null : [line.says, line.kept?.path, line.kept?.subject, line.on, line.isRough]
  }
  assert.deepEqual(of('municipality'), ['same', 'municipality', '', '2026-11-15', false])
  assert.deepEqual(of('housing.kind'), ['differs', 'housing.kind', '', '2026-11-20', false])
  assert.deepEqual(of('housing.rentCents'), ['nothing', 'housing.rentCents', '', '2026-11-15', false], 'she did not know then')
  assert.deepEqual(of('adults[0].birthDate'), ['nothing', 'adults[*].birthDate', 'amal', '2026-11-15', true])
  assert.deepEqual(of('children[1].goesToPreschool'), ['nothing', 'children[*].goesToPreschool', 'ilyas', '2026-11-15', false])
  assert.deepEqual(of('children[1].birthDate')?.[0], 'same')
  assert.deepEqual(of('children[2].birthDate')?.[1], undefined, 'nobody of the dossier')
  assert.equal(of('adults[0].isApplicant'), null)
})

test('what the father says of his own income is not kept as hers', () => {
  const his: Situation = { adults: [{ isApplicant: true, role: 'father' }], incomes: told.incomes }
  const [line] = linesOf(his, guessMatching(his, family), family, today)
  assert.equal(line?.kept, null)
})

test('a code that names a day to come, or none, holds from today', () => {
  for (const referenceDate of ['2030-01-01', undefined]) {
    const [line] = linesOf({ referenceDate, energy: {}, region: 'flanders' }, { adults: [], children: [] }, family, today)
    assert.equal(line?.on, today)
  }
})

test('no two people of a code become the same person, and no fact holds from a day to come', () => {
  const day = fc.constantFrom('2023-09-12', '2027-01-17', '2026-12-20', '2020-02-02', '2031-01-01')
  const child = fc.oneof(
    day.map((birthDate) => ({ birthDate })),
    day.map((dueDate) => ({ dueDate })),
    fc.constant({}),
  )
  const role = fc.constantFrom('mother' as const, 'father' as const, 'partner' as const, 'other' as const)
  const adults = fc.array(fc.record({ role, isApplicant: fc.boolean(), workStatus: fc.constant('no-work' as const) }), { maxLength: 3 })
  fc.assert(
    fc.property(adults, fc.array(child, { maxLength: 4 }), day, (grown, children, referenceDate) => {
      const situation: Situation = { adults: grown.slice(0, 2), children, referenceDate }
      const matching = guessMatching(situation, family)
      const born = matching.children.filter((key) => key !== '')
      assert.equal(new Set(born).size, born.length)
      for (const { on } of linesOf(situation, matching, family, today)) assert.ok(on <= today)
    }),
  )
})

test('a code in which no birth day fits the family may be that of somebody else', () => {
  const known: Pick<KnownSide, 'situation'> & { facts: readonly KnownFact[] } = family
  const cases: readonly (readonly [Situation, boolean])[] = [
    [told, false],
    [{ children: [{ birthDate: '2019-01-01' }] }, true],
    [{ children: [{ dueDate: '2027-01-01' }] }, false],
    [{}, false],
  ]
  for (const [situation, expected] of cases) assert.equal(seemsOther(situation, known), expected)
})

test('a year of birth that fits the day of the dossier is the same', () => {
  const birth: KnownFact = { path: 'adults[0].birthDate', value: '1995-03-02', source: 'dossier', on: '2026-09-10', id: null }
  const year = { adults: [{ isApplicant: true, birthDate: '1995-07-01' }] }
  const says = (known: KnownSide) => linesOf(year, guessMatching(year, known), known, today).map((line) => line.says)
  assert.deepEqual(says({ ...family, facts: [birth] }), ['same'])
  assert.deepEqual(says({ ...family, facts: [{ ...birth, value: '1996-03-02' }] }), ['differs'])
})
