import { fold } from './fold.ts'
import { fileRow } from './line-number.ts'
import { levelAnswer } from './measurements.ts'
import type { CaseStudyRow, InterviewRow } from './parse-scores.ts'
import type { PlannedRow } from './plan.ts'

export type ScoreRow = CaseStudyRow | InterviewRow
export const scoreMoments = ['start', 'end'] as const
export type ScoreMoment = (typeof scoreMoments)[number]

/** The answer of a line at a moment, with its item; null when it was not asked. */
export function answerAt(row: ScoreRow, moment: ScoreMoment): readonly [string, string | number] | null {
  const answer = 'indicator' in row ? levelAnswer(moment === 'start' ? row.start : row.end) : moment === 'start' ? row.before : row.now
  return answer === null ? null : ['indicator' in row ? row.indicator : row.question, answer]
}

/** What a list of scores comes to: a line is one indicator or question, and a row of the file may hold many of them. */
export type ScoreCounts = {
  /** Families that get scores. */
  readonly families: number
  /** Of a family the start and the end count apart, each only when anything was asked. */
  readonly measurements: number
  /** Rows of the file that come back, not lines. */
  readonly rowsToCorrect: number
}

export function countScores(rows: readonly PlannedRow<ScoreRow>[]): ScoreCounts {
  const fresh = rows.flatMap(({ outcome, row }) => (outcome === 'imported' && row !== null ? [row] : []))
  const measured = fresh.flatMap((row) =>
    scoreMoments.filter((moment) => answerAt(row, moment) !== null).map((moment) => `${moment} ${fold(row.reference)}`),
  )
  return {
    families: new Set(fresh.map(({ reference }) => fold(reference))).size,
    measurements: new Set(measured).size,
    rowsToCorrect: new Set(rows.flatMap(({ outcome, rowNumber }) => (outcome === 'rejected' ? [fileRow(rowNumber)] : []))).size,
  }
}
