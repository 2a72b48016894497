import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rightSchema } from '#modules/rights/public.ts'
import { checkChange, readCatalogue } from '#modules/rights-catalogue/public.ts'
import { localRight } from '#modules/rights-catalogue/testing.ts'
import { faultWords, problemPlace, problemWords } from './problem-words.ts'
import { text } from './text.ts'

// What a file of rights may not mix, and how it is told: the rule as it was written stands beside the words.

const mixed = [
  "monthlyIncome('net', 'applicant') < incomeOf('net', 'applicant', year(on))",
  "incomeOf('net', 'applicant', year(on)) < incomeOf('gross-taxable', 'applicant', year(on))",
  'schoolYear(on) == year(on)',
  'months(1) + days(30) > days(2)',
  "monthlyIncome('net', 'applicant') < p.bedrag",
  "children == euros(1, 'month')",
] as const

function refusedWith(right: unknown) {
  const checked = checkChange([], { kind: 'right', right: rightSchema.parse(right) }, '2026-11-22')
  assert.ok(!checked.ok, 'it was taken')
  const [problem] = checked.refusal
  assert.ok(problem)
  return { place: problemPlace('babypremie-mechelen', problem), said: problemWords(problem, text('nl')) }
}

for (const rule of mixed)
  test(`a file that says ${rule} is refused with that rule`, () => {
    const [version] = localRight.versions
    const conditions = [{ id: 'mix', say: 'Een regel die mengt.', test: rule }]
    assert.deepEqual(refusedWith({ ...localRight, versions: [{ ...version, conditions }] }), {
      place: `babypremie-mechelen, ${rule}`,
      said: text('nl').ruleErrors.mixed,
    })
  })

test('an amount per year in cases that count per month is refused with the amount', () => {
  const [version] = localRight.versions
  const amount = { kind: 'exact', per: 'year', say: 'Per jaar.', value: 'p.bedrag' }
  assert.deepEqual(refusedWith({ ...localRight, versions: [{ ...version, amount }] }), {
    place: 'babypremie-mechelen, p.bedrag',
    said: text('nl').ruleErrors.otherPeriod('year'),
  })
})

test('a file that is not right is explained without the words of the reader of data', () => {
  const read = readCatalogue(
    JSON.stringify({ format: 'opkomst-rights/1', rights: [{ id: 'x', title: 'X', authority: 'stad', colour: 'red' }] }),
  )
  const problems = read.ok ? [] : read.refusal
  for (const locale of ['nl', 'fr', 'en'] as const) {
    const told = problems.map(({ fault }) => faultWords(fault, text(locale))).join('\n')
    assert.doesNotMatch(told, /expected|received|Invalid|Too small|Unrecognized/)
    assert.match(told, /federal, flemish, local, health-fund/)
    assert.match(told, /colour/)
  }
  assert.equal(faultWords({ kind: 'not-json', line: 3 }, text('nl')), 'Dit is geen JSON: kijk na op lijn 3.')
})
