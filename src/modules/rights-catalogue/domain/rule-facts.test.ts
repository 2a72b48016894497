import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileRight, rightSchema } from '#modules/rights/public.ts'
import { idFor, type LocalWish, localRight } from './local-right.ts'
import { factsFor, operatorsFor, type Subject, writeRule } from './rule-facts.ts'

const subjects: readonly Subject[] = ['family', 'child', 'adult']
const wish = (subject: Subject): LocalWish => ({
  title: 'Babypremie',
  summary: 'Een bedrag bij de geboorte.',
  body: 'Stad Mechelen',
  domain: 'baby',
  nature: 'entitlement',
  subject,
  from: '2027-01-01',
  conditions: [],
  amount: null,
  deadline: null,
  limits: [],
  apply: { where: 'Stadhuis', how: 'Formulier', when: '', documents: [] },
  source: 'https://www.mechelen.be/premie',
})
const place = { id: 'babypremie-mechelen', municipality: 'Mechelen', today: '2026-11-22' }

for (const subject of subjects)
  test(`every condition the form can make for a ${subject} is a rule that compiles`, () => {
    for (const fact of factsFor(subject)) {
      for (const operator of operatorsFor(fact.kind)) {
        const value = fact.kind === 'choice' ? (fact.among[0] ?? '') : fact.kind === 'yes-no' ? null : 3
        const written = writeRule(fact, operator, value, 'grens')
        if (written === null) assert.fail(`${fact.key} ${operator}`)
        const limits = written.limit === null ? [] : [{ name: 'grens', label: 'de grens', ...written.limit }]
        const right = localRight({ ...wish(subject), conditions: [{ say: 'Een voorwaarde.', rule: written.rule }], limits }, place)
        assert.doesNotThrow(() => compileRight(rightSchema.parse(right)), `${fact.key} ${operator}: ${written.rule}`)
      }
    }
  })

test('what does not fit is no rule', () => {
  const rent = factsFor('family').find(({ key }) => key === 'housing.rentCents')
  const kind = factsFor('family').find(({ key }) => key === 'housing.kind')
  if (rent === undefined || kind === undefined) assert.fail('no such facts')
  assert.equal(writeRule(rent, 'yes', null, 'grens'), null)
  assert.equal(writeRule(rent, 'at-most', 'veel', 'grens'), null)
  assert.equal(writeRule(kind, 'is', 'kasteel', 'grens'), null)
})

test('a new right gets a name that is free', () => {
  assert.equal(idFor('Premie voor bébés!', 'Mechelen', new Set()), 'premie-voor-bebes-mechelen')
  assert.equal(idFor('Premie', 'Mechelen', new Set(['premie-mechelen'])), 'premie-mechelen-2')
})
