import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '#platform/day.ts'
import { catalogueIn } from './catalogue-in.ts'
import { evaluate, evaluateAllBriefly } from './domain/catalogue.ts'
import { intervalOn } from './domain/parameters.ts'
import type { Situation } from './domain/situation.ts'
import { loadRights } from './load-rights.ts'

const rights = loadRights(process.cwd())
const catalogue = catalogueIn(process.cwd(), rights, 'nl')

/** What one pays oneself: it rises with the income, by the rule. The other amounts are help, and do not. */
const prices: readonly string[] = ['inkomenstarief-kinderopvang']

const notions = ['net', 'gross-taxable', 'taxable', 'indexed-taxable', 'professional', 'resources'] as const
const day = fc.integer({ min: 0, max: 2_500 }).map((days) => addDays('2019-01-01', days))

function withIncome(situation: Situation, year: number, cents: number): Situation {
  const incomes = notions.flatMap((notion) => [
    ...[year - 3, year - 2, year - 1, year].map((of) => ({ person: 'household', notion, per: 'year', year: of, cents }) as const),
    ...(['family', 'household', 'applicant'] as const).map(
      (person) => ({ person, notion, per: 'month', cents: Math.round(cents / 12) }) as const,
    ),
    ...[year - 3, year - 2, year - 1, year].map((of) => ({ person: 'family', notion, per: 'year', year: of, cents }) as const),
  ])
  return { ...situation, incomes }
}

const family = fc.record({
  region: fc.constant('flanders' as const),
  municipality: fc.constantFrom('Mechelen', 'Dilbeek'),
  adults: fc.constantFrom(
    [
      {
        id: 'm',
        role: 'mother',
        birthDate: '1995-05-05',
        residenceStatus: 'belgian',
        register: 'population',
        workStatus: 'no-work',
        isWillingToWork: true,
        isHealthInsured: true,
      },
    ] as const,
    [
      { id: 'm', role: 'mother', birthDate: '1995-05-05', residenceStatus: 'belgian', register: 'population', workStatus: 'employee' },
      { id: 'f', role: 'father', birthDate: '1990-05-05', workStatus: 'employee' },
    ] as const,
  ),
  children: fc.array(fc.record({ birthDate: fc.integer({ min: 0, max: 1_500 }).map((days) => addDays('2015-01-01', days)) }), {
    maxLength: 4,
  }),
  benefits: fc.constantFrom([], [{ kind: 'growth-package' }] as const),
  household: fc.record({
    cohabitation: fc.constantFrom('alone' as const, 'couple' as const),
    dependants: fc.integer({ min: 0, max: 4 }),
    size: fc.integer({ min: 1, max: 6 }),
  }),
  property: fc.constant({ ownsHome: false, ownsOtherProperty: false }),
  housing: fc.constant({ kind: 'private-rent' as const, rentCents: 55_000, socialHousingSince: '2010-01-01', needsDeposit: true }),
  debts: fc.constant({ hasSettlement: false, hasMediation: false, hasBudgetManagement: false, hasLoanArrears: false }),
  energy: fc.constant({ heating: 'fuel-oil' as const, litresThisYear: 800, boughtAtPump: false }),
})

test('more income never raises help, and never turns a no into a yes', () => {
  fc.assert(
    fc.property(
      family,
      day,
      fc.integer({ min: 0, max: 6_000_000 }),
      fc.integer({ min: 1, max: 2_000_000 }),
      (situation, on, cents, more) => {
        const year = Number(on.slice(0, 4))
        const poorer = evaluate(catalogue, withIncome(situation, year, cents), on)
        const richer = evaluate(catalogue, withIncome(situation, year, cents + more), on)
        for (const [at, before] of poorer.entries()) {
          const after = richer[at]
          if (after === undefined || prices.includes(before.id)) continue
          assert.ok(before.outcome !== 'no' || after.outcome === 'no', `${before.id}: no turned into ${after.outcome}`)
          assert.ok(
            (after.amount?.cents ?? 0) <= (before.amount?.cents ?? Number.POSITIVE_INFINITY),
            `${before.id}: ${before.amount?.cents} rose to ${after.amount?.cents}`,
          )
        }
      },
    ),
    { numRuns: 60, seed: 7 },
  )
})

test('a day earlier or later inside an interval changes no parameter', () => {
  for (const { id, parameters } of rights) {
    for (const [name, { values }] of Object.entries(parameters)) {
      const series = values.map((value) => ({ name, ...value }))
      const starts = series.flatMap(({ from }) => from ?? []).toSorted()
      for (const interval of series) {
        if (interval.from === null) continue
        const next = starts.find((start) => start > (interval.from ?? ''))
        const ends = [interval.to, next === undefined ? null : addDays(next, -1)].filter((end) => end !== null).toSorted()
        const last = ends[0] ?? addDays(interval.from, 400)
        for (const on of [interval.from, addDays(interval.from, 1), addDays(last, -1), last]) {
          if (on < interval.from || on > last) continue
          assert.equal(intervalOn(series, on), interval, `${id}.${name} on ${on}`)
        }
      }
    }
  }
})

test('in a gap between two values nothing is known: not the old value, not zero', () => {
  const gaps = rights.flatMap(({ id, parameters }) =>
    Object.entries(parameters).flatMap(([name, { values }]) => {
      const series = values.map((value) => ({ name, ...value }))
      return series.flatMap(({ to }) => (to !== null && intervalOn(series, addDays(to, 1)) === null ? [`${id}.${name}`] : []))
    }),
  )
  assert.ok(gaps.includes('startbedrag-geboorte.startbedrag'), 'the amounts of autumn 2022 were not found')
  const [answer] = evaluate(
    { ...catalogue, rights: catalogue.rights.filter(({ right }) => right.id === 'startbedrag-geboorte') },
    { region: 'flanders', adults: [{ role: 'mother', residenceStatus: 'belgian' }], benefits: [], children: [{ birthDate: '2022-10-01' }] },
    '2022-10-15',
  )
  assert.equal(answer?.amount, null)
  assert.deepEqual(answer?.missing, ['parameter:startbedrag'])
})

test('the brief answer says the same as the explained one', () => {
  fc.assert(
    fc.property(family, day, fc.option(fc.integer({ min: 0, max: 6_000_000 })), (situation, on, cents) => {
      const known = cents === null ? situation : withIncome(situation, Number(on.slice(0, 4)), cents)
      const explained = evaluate(catalogue, known, on).map(({ id, outcome, amount }) => ({ id, outcome, amount }))
      const brief = evaluateAllBriefly(catalogue, known, on).map(({ id, outcome, amount }) => ({ id, outcome, amount }))
      assert.deepEqual(brief, explained)
    }),
    { numRuns: 60, seed: 11 },
  )
})

test('who wants the amounts of what a family probably has gets those, and the same outcomes', () => {
  fc.assert(
    fc.property(family, day, fc.option(fc.integer({ min: 0, max: 6_000_000 })), (situation, on, cents) => {
      const known = cents === null ? situation : withIncome(situation, Number(on.slice(0, 4)), cents)
      const all = evaluateAllBriefly(catalogue, known, on).map((one) => (one.outcome === 'yes' ? one : { ...one, amount: null }))
      assert.deepEqual(evaluateAllBriefly(catalogue, known, on, 'yes'), all)
    }),
    { numRuns: 60, seed: 12 },
  )
})

test('what is remembered of one day is not used on another', () => {
  fc.assert(
    fc.property(family, fc.array(day, { minLength: 2, maxLength: 4 }), (situation, days) => {
      const known = withIncome(situation, 2024, 2_000_000)
      for (const on of [...days, ...days]) {
        const fresh = catalogueIn(process.cwd(), rights, 'nl')
        assert.deepEqual(evaluate(catalogue, known, on), evaluate(fresh, known, on), on)
      }
    }),
    { numRuns: 4, seed: 13 },
  )
})
