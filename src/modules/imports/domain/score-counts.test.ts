import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lineNumber } from './line-number.ts'
import type { CaseStudyRow } from './parse-scores.ts'
import type { Outcome, PlannedRow } from './plan.ts'
import { countScores, type ScoreRow } from './score-counts.ts'

const study = (reference: string, start: CaseStudyRow['start'], end: CaseStudyRow['end']): ScoreRow => ({
  rowNumber: 2,
  reference,
  programme: null,
  indicator: 'woonsituatie',
  start,
  end,
})
const planned = (rowNumber: number, outcome: Outcome, row: ScoreRow | null): PlannedRow<ScoreRow> => ({
  rowNumber,
  outcome,
  row,
  link: null,
  problems: [],
  fingerprint: null,
  cells: null,
})

const cases: readonly { readonly name: string; readonly rows: readonly PlannedRow<ScoreRow>[]; readonly expected: readonly number[] }[] = [
  { name: 'an empty list', rows: [], expected: [0, 0, 0] },
  {
    name: 'one family with two indicators, start and end',
    rows: [planned(2, 'imported', study('2023-1', 2, 4)), planned(3, 'imported', study('2023-1', 1, 3))],
    expected: [1, 2, 0],
  },
  {
    name: 'a moment without any answer is no measurement',
    rows: [planned(2, 'imported', study('2023-1', 2, 'empty')), planned(3, 'imported', study('2023-2', 'empty', 3))],
    expected: [2, 2, 0],
  },
  {
    name: 'a number written otherwise is the same family',
    rows: [planned(2, 'imported', study('2023-1', 2, 'empty')), planned(3, 'imported', study(' 2023-1', 2, 'empty'))],
    expected: [1, 1, 0],
  },
  {
    name: 'not applicable was asked',
    rows: [planned(2, 'imported', study('2023-1', 'not_applicable', 'empty'))],
    expected: [1, 1, 0],
  },
  {
    name: 'three refused lines of one row are one row to correct; what was here already counts no more',
    rows: [0, 1, 2].map((place) => planned(lineNumber(5, place), 'rejected', null)).concat(planned(7, 'unchanged', study('2023-9', 1, 2))),
    expected: [0, 0, 1],
  },
]
for (const { name, rows, expected } of cases) {
  test(`counted: ${name}`, () => {
    const { families, measurements, rowsToCorrect } = countScores(rows)
    assert.deepEqual([families, measurements, rowsToCorrect], expected)
  })
}
