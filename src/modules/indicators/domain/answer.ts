import { ok, type Result, refuse } from '#platform/result.ts'
import { scaleOf } from './instrument.ts'
import type { ChoiceItem, Instrument, Item } from './instrument-schema.ts'

export const unscored = ['unknown', 'not-applicable', 'skipped'] as const
export type Unscored = (typeof unscored)[number]
export type AnswerState = 'answered' | Unscored

/** One row per item. A question that was never reached has no row: that is the fourth state, missing. */
export type Answer =
  | { readonly state: 'answered'; readonly level: number; readonly choice: null }
  | { readonly state: 'answered'; readonly level: null; readonly choice: string }
  | { readonly state: Unscored; readonly level: null; readonly choice: null }

export type AnswerRefusal =
  | { readonly kind: 'not-a-number' }
  | { readonly kind: 'outside-scale'; readonly min: number; readonly max: number }
  | { readonly kind: 'not-an-option' }
  | { readonly kind: 'excludes-others' }
  | { readonly kind: 'nothing-chosen' }

export function withoutScore(state: Unscored): Answer {
  return { state, level: null, choice: null }
}

export function isUnscored(value: string): value is Unscored {
  return unscored.some((state) => state === value)
}

const inLevel = (level: number): Answer => ({ state: 'answered', level, choice: null })
const inWords = (choice: string): Answer => ({ state: 'answered', level: null, choice })

function checkNumber(raw: string, min: number, max: number): Result<Answer, AnswerRefusal> {
  if (!/^\d{1,4}$/.test(raw)) return refuse({ kind: 'not-a-number' })
  const level = Number(raw)
  return level < min || level > max ? refuse({ kind: 'outside-scale', min, max }) : ok(inLevel(level))
}

function checkOptions(item: ChoiceItem, chosen: readonly string[]): Result<Answer, AnswerRefusal> {
  const options = chosen.map((value) => item.options.find((option) => option.value === value))
  if (options.some((option) => option === undefined)) return refuse({ kind: 'not-an-option' })
  if (item.type === 'single' && chosen.length > 1) return refuse({ kind: 'not-an-option' })
  if (chosen.length > 1 && options.some((option) => option?.exclusive === true)) return refuse({ kind: 'excludes-others' })
  return ok(inWords([...new Set(chosen)].sort().join(',')))
}

function checkListed(allowed: readonly string[], chosen: readonly string[]): Result<Answer, AnswerRefusal> {
  const [only, ...more] = chosen
  return only !== undefined && more.length === 0 && allowed.includes(only) ? ok(inWords(only)) : refuse({ kind: 'not-an-option' })
}

/**
 * Reads what was chosen for one item: one of the three ways not to score, a number as text, or values of options.
 *
 * Levels, scores and whole numbers are kept as `level`, all else as `choice`; several values are sorted and joined by a comma.
 */
export function checkAnswer(instrument: Instrument, item: Item, raw: readonly string[]): Result<Answer, AnswerRefusal> {
  const chosen = raw.map((value) => value.trim()).filter((value) => value !== '')
  const [first] = chosen
  if (first === undefined) return refuse({ kind: 'nothing-chosen' })
  const without = chosen.find(isUnscored)
  if (without !== undefined) return chosen.length === 1 ? ok(withoutScore(without)) : refuse({ kind: 'excludes-others' })
  const scale = scaleOf(instrument, item)
  if (scale !== null) return checkNumber(first, scale.min, scale.max)
  if (item.type === 'integer') return checkNumber(first, item.min, item.max)
  if (item.type === 'single' || item.type === 'multi') return checkOptions(item, chosen)
  if (item.type === 'yes-no') return checkListed(['ja', 'nee'], chosen)
  return checkListed(
    (instrument.states ?? []).map((state) => state.value),
    chosen,
  )
}

/** What the form must show again for a kept answer: the inverse of {@link checkAnswer}. */
export function typedOf(answer: Answer): string[] {
  if (answer.state !== 'answered') return [answer.state]
  return answer.level !== null ? [String(answer.level)] : answer.choice.split(',')
}

export type ScoreRow = { readonly state: string; readonly level: number | null; readonly choice: string | null }

/** A stored row as an answer. Throws on a row the table's own checks would refuse. */
export function answerOf(row: ScoreRow): Answer {
  if (isUnscored(row.state)) return withoutScore(row.state)
  if (row.level !== null) return inLevel(row.level)
  if (row.choice !== null) return inWords(row.choice)
  throw new Error(`a score in state ${row.state} without a value`)
}
