import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { catalogueIn, readQuestions } from './catalogue-in.ts'
import { type Ask, askFor, withFact } from './domain/ask.ts'
import { evaluate } from './domain/catalogue.ts'
import { questionsFor } from './domain/question.ts'
import { isSituation } from './domain/situation-schema.ts'
import { loadRights } from './load-rights.ts'

const catalogue = catalogueIn(process.cwd(), loadRights(process.cwd()), 'nl')
const words = readQuestions(process.cwd(), 'nl')
const on = '2024-03-01'

function answerTo({ kind, options }: Ask, draw: number): unknown {
  if (kind === 'yes-no') return draw % 2 === 0
  if (kind === 'day') return ['2019-05-04', '2022-11-30', '2023-12-20'][draw % 3]
  if (kind === 'choice') return options[draw % options.length]?.value
  if (kind === 'money') return (draw % 40) * 10_000
  return kind === 'number' ? draw % 5 : 'cm'
}

const start = {
  referenceDate: on,
  municipality: 'Mechelen',
  adults: [{ role: 'mother' }],
  children: [{ birthDate: '2023-06-01' }],
  benefits: [],
  benefitsComplete: false,
}

/** A run of numbers that follows from its first. */
function* drawsFrom(seed: number): Generator<number> {
  for (let draw = seed; ; draw = (draw * 1_103_515_245 + 12_345) % 2_147_483_648) yield draw >> 8
}

test('whatever is answered, the questions end, each has its words, and nothing is asked twice', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      let situation: unknown = start
      const asked = new Set<string>()
      for (const draw of drawsFrom(seed)) {
        if (!isSituation(situation)) assert.fail(`no situation: ${JSON.stringify(situation)}`)
        const [first] = questionsFor(evaluate(catalogue, situation, on))
        if (first === undefined) return
        assert.ok(!asked.has(first.path), `${first.path} is asked twice`)
        asked.add(first.path)
        const ask = askFor(first.path, words)
        assert.ok(ask, `${first.path} has no question`)
        situation = withFact(situation, first.path, answerTo(ask, draw), on)
      }
    }),
    { numRuns: 12, seed: 20261122, endOnFailure: true },
  )
})

test('unknown facts never turn a yes into a no: forgetting facts leaves yes, or makes it unknown', () => {
  const full = {
    ...start,
    region: 'flanders',
    benefitsComplete: true,
    household: { cohabitation: 'alone', dependants: 1, size: 2 },
    debts: { hasSettlement: false },
    incomes: [{ notion: 'gross-taxable', per: 'year', year: 2022, cents: 1_200_000, person: 'family' }],
  }
  if (!isSituation(full)) assert.fail('no situation')
  const sure = evaluate(catalogue, full, on)
  for (const forgotten of ['region', 'children', 'household', 'debts', 'incomes', 'benefits', 'adults']) {
    const less: unknown = Object.fromEntries(Object.entries(full).filter(([name]) => name !== forgotten))
    if (!isSituation(less)) assert.fail('no situation')
    const turned = evaluate(catalogue, less, on).filter(
      ({ id, outcome }) => outcome === 'no' && sure.find((one) => one.id === id)?.outcome === 'yes',
    )
    assert.deepEqual(
      turned.map(({ id }) => id),
      [],
      `without ${forgotten}`,
    )
  }
})
