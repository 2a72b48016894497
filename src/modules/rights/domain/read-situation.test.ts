import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { readSituation } from './read-situation.ts'
import { isSituation, situationJsonSchema } from './situation-schema.ts'

/** What stands in a file, and what is said of it: the place and what could stand there. */
const mistakes: readonly (readonly [string, unknown, string])[] = [
  ['a word of one’s own', { region: 'vlaanderen' }, 'region: "vlaanderen" is none of flanders, brussels, wallonia'],
  [
    'a field in small letters',
    { adults: [{ birthdate: '1990-01-01' }] },
    'adults[0].birthdate: there is no such field; did you mean birthDate?',
  ],
  ['half a name', { housing: { rent: 500 } }, 'housing.rent: there is no such field; did you mean rentCents?'],
  [
    'euros',
    { incomes: [{ notion: 'net', per: 'month', cents: 1424.12 }] },
    'incomes[0].cents: 1424.12 is no whole number of euro cents; 1424.12 euro is 142412',
  ],
  ['below zero', { incomes: [{ notion: 'net', per: 'month', cents: -1 }] }, 'incomes[0].cents: -1 is below zero; write 0 for a loss'],
  ['a number between quotes', { household: { size: '3' } }, 'household.size: "3" is no number; write it without quotes'],
  [
    'a day as people write it',
    { children: [{ birthDate: '12/03/2021' }] },
    'children[0].birthDate: "12/03/2021" is no day; write YYYY-MM-DD, between quotes',
  ],
  [
    'a day that is not',
    { children: [{ birthDate: '2021-02-30' }] },
    'children[0].birthDate: "2021-02-30" is no day; write YYYY-MM-DD, between quotes',
  ],
  [
    'yes',
    { debts: { hasSettlement: 'yes' } },
    'debts.hasSettlement: "yes" is neither true nor false (without quotes); leave it out when it is not known',
  ],
  ['one child instead of a list', { children: {} }, 'children: {} is no list; write [ … ]'],
  [
    'a benefit as a word',
    { benefits: ['leefloon'] },
    'benefits[0]: "leefloon" is no object; write { … } with kind, received, person, since, until, monthCents, hasTrainingPath',
  ],
  ['an income without a period', { incomes: [{ notion: 'net', cents: 5 }] }, 'incomes[0]: per is missing'],
  [
    'an income of a stranger',
    { adults: [{ id: 'm' }], incomes: [{ notion: 'net', per: 'month', cents: 5, person: 'Sofie' }] },
    'incomes[0].person: "Sofie" is nobody here; known: family, household, applicant, partner, m',
  ],
  [
    'a benefit of a stranger',
    { benefits: [{ kind: 'leefloon', person: 'x' }] },
    'benefits[0].person: "x" is nobody here; known: nobody has an id',
  ],
  [
    'a month that is not',
    { incomes: [{ notion: 'net', per: 'month', cents: 5, month: '2020-13' }] },
    'incomes[0].month: "2020-13" is no month; write YYYY-MM',
  ],
  ['two people with one name', { adults: [{ id: 'a' }], children: [{ id: 'a' }] }, 'two people have the id "a"'],
  [
    'a list for the whole',
    [],
    'the whole: [] is no object; write { … } with referenceDate, municipality, region, language, adults, children, incomes, benefits, events, household, debts, property, housing, energy, needs, benefitsComplete',
  ],
]

for (const [name, input, said] of mistakes)
  test(`${name} is told with its place`, () => {
    const read = readSituation(input)
    assert.deepEqual(read.ok ? [] : read.refusal.problems, [said])
  })

test('null says as much as nothing', () => {
  const read = readSituation({ region: null, adults: [{ id: 'm', birthDate: null }, null], children: null, household: { size: null } })
  assert.deepEqual(read, { ok: true, value: { adults: [{ id: 'm' }], household: {} } })
})

const documented = z.object({ description: z.string(), examples: z.array(z.unknown()), properties: z.record(z.string(), z.unknown()) })

test('the schema says how to write a situation, and its example is one', () => {
  const { description, examples, properties } = documented.parse(situationJsonSchema())
  assert.match(description, /left out, or is null, is not known/)
  assert.ok(examples.length > 0 && examples.every(isSituation))
  const undescribed = Object.entries(properties).filter(([, one]) => !/"description":"[^"]{5}/.test(JSON.stringify(one)))
  assert.deepEqual(
    undescribed.map(([name]) => name),
    [],
  )
})
