import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { testProgrammes } from '../../facts.testing.ts'
import { presentAgreement } from '../../present/agreement.ts'
import { presentEdition } from '../../present/present-edition.ts'
import { presentReport } from '../../present/present-report.ts'
import { speakIn } from '../../present/speak.ts'
import { evidenceText } from '../../text.ts'
import { factsOf, times } from '../edition/families.testing.ts'
import { AGREEMENT, numbersOf } from '../edition/numbers.ts'
import { type Edition, isRefused, protectEdition } from '../edition/protect.ts'
import type { AgreementFacts, ReportFacts } from '../facts.ts'
import { impactReport } from '../impact-report.ts'
import { reportJson } from '../report-json.ts'
import { agreementFigure } from './agreement.ts'

const settings = { from: '2024-01-01', until: '2026-11-17', asOf: '2026-11-17', programme: null }
const running = { programme: 'opkomst', status: 'running' } as const
const twice = { ...running, first: 4, last: 1, talks: 2, rights: 10, same: 4 }
const once = { ...running, first: 2, last: 2, talks: 1, rights: 6, same: 3 }
const dossiers = [
  { ...running, n: 12 },
  { programme: 'opkomst', status: 'completed', n: 3 },
] as const

const reportOf = (agreement: AgreementFacts['agreement'], facts?: ReportFacts) =>
  impactReport(
    { profile: [], sources: [], housing: [], inOrder: [], changes: [], measured: [], ...facts, dossiers, agreement },
    settings,
    testProgrammes,
  )

test('families with one talk say where they stand; only who talked twice says how it changed; who has no talk is not near', () => {
  const figure = agreementFigure({ agreement: [...Array<typeof twice>(10).fill(twice), once] }, { dossiers })
  assert.deepEqual([figure.families, figure.n, figure.rights, figure.same], [11, 10, 106, 43])
  assert.deepEqual([figure.result?.start.mean, figure.result?.end.mean, figure.detail], [4, 1, 'mean'])
  assert.equal(figure.lastMean, (10 * 1 + 2) / 11)
  assert.deepEqual([figure.stillRunning, figure.missing, figure.stoppedEarly], [2, 3, 0])
})

test('the finding is stated without a cause, and below five families no mean is shown anywhere', () => {
  const say = speakIn('nl')
  const closer = presentAgreement(reportOf(Array<typeof twice>(6).fill(twice)), say)
  assert.match(closer.title, /dichter bij elkaar.*van 4,0 naar 1,0 punten/)
  assert.match(closer.counts, /n = 6 · .*nog bezig/)
  const farther = presentAgreement(reportOf(Array<typeof twice>(6).fill({ ...twice, last: 6 })), say)
  assert.match(farther.title, /verder uit elkaar/)
  const few = reportOf(Array<typeof twice>(4).fill(twice))
  const shown = presentAgreement(few, say)
  assert.equal(shown.chart.kind, 'none')
  assert.deepEqual(
    shown.table.rows.map(({ cells }) => cells),
    [
      [4, null, null, null],
      [4, null, null, null],
      [4, null, null, null],
    ],
  )
  assert.deepEqual(reportJson(few, { levels: [], ages: [] }).agreement, {
    families: 4,
    rights: null,
    same: null,
    mean_gap: null,
    repeated: { n: 4, mean_gap_first: null, mean_gap_last: null },
  })
})

test('where nobody held such a talk the report has no such figure', () => {
  assert.ok(!presentReport(reportOf([]), 'nl').some(({ id }) => id === 'agreement'))
  assert.ok(presentReport(reportOf([once]), 'nl').some(({ id }) => id === 'agreement'))
})

test('in public the mean of fewer than five families is hidden, also when it follows from two editions', () => {
  const count = fc.integer({ min: 0, max: 12 })
  const numbers = (mothers: number, n: number) => numbersOf(reportOf(Array<typeof twice>(n).fill(twice), factsOf(times(mothers))))
  const shownIn = (made: Edition) => made.scores.find(({ key }) => key === AGREEMENT)?.shown ?? null
  fc.assert(
    fc.property(count, count, (before, now) => {
      const first = protectEdition(numbers(40, before), [])
      if (isRefused(first)) return assert.fail(first.kind)
      const second = protectEdition(numbers(60, now), [{ numbers: numbers(40, before), edition: first }])
      if (isRefused(second)) return assert.fail(second.kind)
      assert.equal(shownIn(first)?.n ?? null, before < 5 ? null : before)
      const isClose = before >= 5 && before !== now && Math.abs(before - now) < 5
      assert.equal(shownIn(second)?.n ?? null, now < 5 || isClose ? null : now)
    }),
    { seed: 20261122, numRuns: 30 },
  )
})

test('the public figure has means and no dots, or the mark for what is hidden', () => {
  for (const n of [4, 5]) {
    const made = numbersOf(reportOf(Array<typeof twice>(n).fill(twice), factsOf(times(40))))
    const edition = protectEdition(made, [])
    if (isRefused(edition)) assert.fail(edition.kind)
    const figure = presentEdition(edition, made, settings, testProgrammes, 'nl').find(({ id }) => id === 'agreement')
    const t = evidenceText('nl')
    const cells =
      n < 5 ? [t.notShown, t.notShown, t.notShown] : [5, { kind: 'decimal', value: 4, digits: 1 }, { kind: 'decimal', value: 1, digits: 1 }]
    assert.deepEqual(figure?.table.rows[0]?.cells, cells)
    assert.equal(figure.chart.kind, n < 5 ? 'none' : 'dots')
    if (figure.chart.kind === 'dots') assert.deepEqual(figure.chart.rows[0]?.points, [])
  }
})
