import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { staffLocales } from '#platform/text/locale.ts'
import { impactReport } from '../domain/impact-report.ts'
import { assertNoCausalClaim } from '../domain/statistics/wording.ts'
import { anyFacts, testProgrammes } from '../facts.testing.ts'
import { evidenceText } from '../text.ts'
import type { PresentedFigure } from './figure.ts'
import { presentReport } from './present-report.ts'
import { figureWords } from './words.ts'

const settings = { from: '2024-01-01', until: '2026-01-01', asOf: '2026-01-01', programme: null }

function sentences(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  // Whatever a sentence is filled in with, its own words must stand.
  if (typeof value === 'function') return sentences(Reflect.apply(value, null, [settings, settings, settings]))
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(sentences) : []
}

const said = ({ title, measure, definition, howToRead = '' }: PresentedFigure) => [title, measure, definition, howToRead]

for (const locale of staffLocales) {
  test(`no sentence of the report claims a cause: ${locale}`, () => {
    const fixed = [
      ...sentences(figureWords(locale)),
      ...sentences(Object.entries(evidenceText(locale)).filter(([key]) => !takesDay.includes(key))),
    ]
    assert.ok(fixed.length > 150)
    for (const sentence of fixed) assertNoCausalClaim(sentence, locale)
  })

  test(`whatever the data, no figure claims a cause or prints a number that is none: ${locale}`, () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const figures = presentReport(impactReport(facts, settings, testProgrammes), locale)
        for (const text of figures.flatMap(said)) assertNoCausalClaim(text, locale)
        assert.doesNotMatch(JSON.stringify(figures), /NaN|Infinity|undefined/)
        assert.equal(new Set(figures.map(({ id }) => id)).size, facts.agreement.length === 0 ? 9 : 10)
        for (const { chart, table } of figures) assert.ok(chart.kind === 'none' || table.rows.length > 0, 'a chart without its table')
      }),
      { numRuns: 60 },
    )
  })
}

const takesDay: readonly string[] = ['madeOn', 'publishedOn']
