import type { IsoDay } from '#platform/day.ts'
import { type Answer, type Unscored, unscored, withoutScore } from './domain/answer.ts'
import type { Measurement } from './domain/measurement.ts'

/** An answer as short as a test needs it: a number is a level, one of the three ways not to score is that state, other text a choice. */
export function given(value: number | string): Answer {
  if (typeof value === 'number') return { state: 'answered', level: value, choice: null }
  const without = unscored.find((state): state is Unscored => state === value)
  return without === undefined ? { state: 'answered', level: null, choice: value } : withoutScore(without)
}

type Shape = Partial<Omit<Measurement, 'answers'>> & { readonly answers: Readonly<Record<string, number | string>> }

let made = 0

/** A measurement for tests; each next one is recorded a minute later. */
export function measurementOf({ answers, ...shape }: Shape): Measurement {
  made += 1
  const measuredOn: IsoDay = shape.measuredOn ?? '2026-09-22'
  return {
    id: `m-${String(made).padStart(6, '0')}`,
    dossierId: 'dossier',
    instrument: 'opkomst-casestudy',
    version: '1.0',
    moment: 'start',
    measuredOn,
    respondent: 'joint',
    childId: null,
    isRetrospective: false,
    present: null,
    recordedAt: new Date(Date.UTC(2026, 8, 22, 9, made)),
    ...shape,
    answers: new Map(Object.entries(answers).map(([item, value]) => [item, given(value)])),
  }
}
