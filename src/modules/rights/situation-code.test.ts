import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Loose, withFact } from './domain/ask.ts'
import { fitsSituation } from './domain/check-situation.ts'
import { inGroups } from './domain/code-text.ts'
import { hashOf } from './domain/fact-bytes.ts'
import type { Fact, FactGroup } from './domain/fact-kinds.ts'
import { familyFacts, groups, lists, type Situation } from './domain/situation.ts'
import { codedNames, decodeSituation, encodeSituation } from './domain/situation-code.ts'
import { factsOf } from './domain/situation-facts.ts'
import { isSituation } from './domain/situation-schema.ts'

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

function answerTo(fact: Fact): fc.Arbitrary<unknown> {
  if (fact.is === 'truth') return fc.boolean()
  if (fact.is === 'day') return day
  if (fact.is === 'choice') return fc.constantFrom(...fact.among)
  if (fact.is === 'text') return fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
  return fact.whole ? fc.nat(9_000_000) : fc.oneof(fc.nat(500), fc.double({ min: 0, max: 1e6, noNaN: true }).map(Math.abs))
}

function some(facts: FactGroup): fc.Arbitrary<object> {
  const fields = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, answerTo(fact)]))
  return fc.record(fields, { requiredKeys: [], noNullPrototype: true })
}

const situations: fc.Arbitrary<object> = fc.record(
  {
    ...Object.fromEntries(Object.entries(familyFacts).map(([name, fact]) => [name, answerTo(fact)])),
    ...Object.fromEntries(Object.entries(lists).map(([name, facts]) => [name, fc.array(some(facts), { maxLength: 4 })])),
    ...Object.fromEntries(
      Object.entries(groups).map(([name, facts]) => [name, some(facts).filter((group) => Object.keys(group).length > 0)]),
    ),
    benefitsComplete: fc.boolean(),
  },
  { requiredKeys: [], noNullPrototype: true },
)

function situationFrom(value: unknown): Situation {
  return fitsSituation(value) ? value : assert.fail(`no situation: ${JSON.stringify(value)}`)
}

test('what goes into a code comes out of it, in groups and in small letters too', () => {
  fc.assert(
    fc.property(situations, (value) => {
      const code = encodeSituation(situationFrom(value))
      for (const typed of [
        code,
        inGroups(code),
        inGroups(code).toLowerCase().replaceAll(' ', '-').replaceAll('0', 'o').replaceAll('1', 'l'),
      ]) {
        const read = decodeSituation(typed)
        assert.ok(read.ok)
        assert.deepEqual({ ...read.value }, { ...value })
      }
    }),
    { numRuns: 150, seed: 20261122 },
  )
})

test('one letter wrong, lacking or swapped is told, never read as other facts', () => {
  fc.assert(
    fc.property(situations, fc.nat(), fc.nat(31), (value, place, other) => {
      const code = encodeSituation(situationFrom(value))
      const at = place % code.length
      const letter = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[other] ?? '0'
      const wrong = [
        code.slice(0, at) + letter + code.slice(at + 1),
        code.slice(0, at) + (code[at + 1] ?? '') + (code[at] ?? '') + code.slice(at + 2),
      ]
      for (const typed of wrong) if (typed !== code) assert.equal(decodeSituation(typed).ok, false, typed)
    }),
    { numRuns: 200, seed: 20261122 },
  )
})

test('whatever is pasted, the answer is facts or a refusal', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (typed) => assert.ok('ok' in decodeSituation(typed))),
    { seed: 20261122 },
  )
  for (const [typed, refusal] of [
    ['', 'empty'],
    ['  ', 'empty'],
    ['hallo!', 'misread'],
    ['00000', 'misread'],
    ['A'.repeat(9000), 'misread'],
  ] as const) {
    assert.deepEqual(decodeSituation(typed), { ok: false, refusal }, typed)
  }
})

test('every fact has its own two bytes, and every choice of a fact too', () => {
  assert.equal(new Set(codedNames.map(hashOf)).size, codedNames.length)
  const all = [...Object.values(lists), ...Object.values(groups), familyFacts].flatMap((facts): Fact[] => Object.values(facts))
  for (const fact of all) {
    if (fact.is !== 'choice') continue
    assert.equal(new Set(fact.among.map(hashOf)).size, fact.among.length, fact.among.join(' '))
  }
})

test('the check for the browser says the same as the schema', () => {
  const odd = fc.oneof(
    situations,
    fc.record(
      {
        region: fc.constantFrom('flanders', 'holland'),
        adults: fc.constantFrom([], {}, [{ birthDate: '2024-02-30' }], [{ shoes: 3 }], [{ workedDays: -1 }]),
        household: fc.constantFrom({}, { size: 1.5 }, { size: 3 }, []),
        extra: fc.constant(1),
      },
      { requiredKeys: [], noNullPrototype: true },
    ),
  )
  fc.assert(
    fc.property(odd, (value) => assert.equal(fitsSituation(value), isSituation(value), JSON.stringify(value))),
    { numRuns: 150, seed: 20261122 },
  )
})

test('the facts of a situation, told one by one, make the same situation', () => {
  const situation = situationFrom({
    region: 'flanders',
    municipality: 'Mechelen',
    adults: [{ role: 'mother', birthDate: '1995-02-03' }, {}],
    children: [{ birthDate: '2024-05-01' }, { dueDate: '2027-01-15' }],
    household: { cohabitation: 'couple' },
    housing: { rentCents: 75_000 },
    benefits: [{ kind: 'leefloon', received: true, since: '2026-01-01' }],
    benefitsComplete: false,
    incomes: [
      { notion: 'net', person: 'family', cents: 145_000, per: 'month' },
      { notion: 'taxable', person: 'household', cents: 2_000_000, per: 'year', year: 2024 },
    ],
    events: [{ kind: 'move', on: '2026-03-01' }],
  })
  const people: Loose = { adults: [{}, {}], children: [{}, {}] }
  const again = factsOf(situation).reduce((sum, { path, value }) => withFact(sum, path, value, '2026-11-22'), people)
  assert.deepEqual(again, situation)
})
