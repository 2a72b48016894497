import type { Answer, Respondent } from '#modules/indicators/public.ts'
import type { Round, Talk } from './domain/talk.ts'

/** What a test says of one round: numbers, or a way not to score. */
export type GivenScores = Readonly<Record<string, number | 'unknown' | 'not-applicable' | 'skipped'>>
type Shape = Partial<Omit<Talk, 'rounds' | 'choice'>> & {
  readonly family?: GivenScores
  readonly worker?: GivenScores
  readonly joint?: GivenScores
  readonly closed?: readonly Respondent[]
  /** Right that is chosen, null for "not now". */
  readonly chose?: string | null
}

let made = 0
const closedAt = new Date(Date.UTC(2026, 10, 17, 9))

function answerOf(value: GivenScores[string]): Answer {
  return typeof value === 'number' ? { state: 'answered', level: value, choice: null } : { state: value, level: null, choice: null }
}

function roundOf(respondent: Respondent, scores: GivenScores, closed: readonly Respondent[]): Round {
  return {
    measurementId: `m-${respondent}-${made}`,
    closedAt: closed.includes(respondent) ? closedAt : null,
    answers: new Map(Object.entries(scores).map(([item, value]) => [item, answerOf(value)])),
    barriers: new Map(),
  }
}

/** A talk for tests; each next one has a later id. */
export function talkOf({ family, worker, joint, closed = [], chose, ...shape }: Shape): Talk {
  made += 1
  const given = { family: family ?? {}, ...(worker === undefined ? {} : { worker }), ...(joint === undefined ? {} : { joint }) }
  const rounds = Object.fromEntries(
    (['family', 'worker', 'joint'] as const).flatMap((respondent) => {
      const scores = given[respondent]
      return scores === undefined ? [] : [[respondent, roundOf(respondent, scores, closed)]]
    }),
  )
  const choice = chose === undefined ? null : { id: `c-${made}`, item: chose, why: null, at: new Date(Date.UTC(2026, 10, 17, 10, made)) }
  return {
    id: `t-${String(made).padStart(6, '0')}`,
    version: '1.0',
    moment: 'start',
    heldOn: '2026-11-17',
    language: 'nl',
    rounds,
    choice,
    ...shape,
  }
}
