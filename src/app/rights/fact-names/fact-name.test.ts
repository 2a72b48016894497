import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readQuestions } from '#modules/rights/public.ts'
import { projectRoot } from '#platform/root.ts'
import { staffLocales } from '#platform/text/locale.ts'
import { factName } from './fact-name.ts'

const asked = Object.keys(readQuestions(projectRoot, 'nl').ask).map((pattern) => pattern.replace('[*]', '[0]').replace(/\.\*$/, '.2024'))

for (const locale of staffLocales) {
  test(`whatever can be asked has a short name in ${locale}, and no name is a question`, () => {
    assert.deepEqual(
      asked.filter((path) => factName(path, locale) === null),
      [],
    )
    assert.deepEqual(
      asked.filter((path) => /[?¿]/.test(factName(path, locale) ?? '')),
      [],
    )
  })
}

test('an income is named with whose it is and when', () => {
  assert.equal(factName('incomes.net.household.month', 'nl'), 'Netto inkomen van iedereen op dit adres, per maand')
  assert.equal(factName('incomes.taxable.family.2024', 'en'), 'Taxable income of the parents together, in 2024')
  assert.equal(factName('benefits.leefloon.since', 'fr'), 'Revenu d’intégration (leefloon), depuis')
  assert.equal(factName('nowhere.at-all', 'nl'), null)
})
