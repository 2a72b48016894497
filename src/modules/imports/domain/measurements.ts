import { ageInYears, type IsoDay } from '#platform/day.ts'
import { CRITERIA } from './criteria.ts'
import { type FieldId, IN_ORDER_ITEMS } from './fields.ts'
import { CRITERION_ANSWERS, INCOME_ANSWERS, STATE_ANSWERS } from './instrument-answers.ts'
import type { LevelAnswer } from './parse-scores.ts'
import type { RegistrationRow } from './registration-row.ts'

export type Answers = Readonly<Record<string, string | number>>
export type RowMeasurement = {
  readonly instrument: 'opkomst-dossier' | 'kansarmoede-screening'
  readonly moment: 'start' | 'end'
  readonly measuredOn: IsoDay
  readonly answers: Answers
}
type Has = (field: FieldId) => boolean

export function laterOf(...days: readonly [IsoDay, ...IsoDay[]]): IsoDay {
  return [...days].sort().at(-1) ?? days[0]
}

function startAnswers(row: RegistrationRow, has: Has): Answers {
  const { birthDate, startedOn, single, income } = row
  const age = birthDate === null || startedOn === null ? null : ageInYears(birthDate, startedOn)
  return {
    ...(row.pregnantAtStart === true ? { zwangerschapsduur: row.weeksAtStart ?? 'unknown' } : {}),
    ...(row.pregnantAtStart === false ? { zwangerschapsduur: 'not-applicable' } : {}),
    ...(age !== null && age >= 12 && age <= 60 ? { leeftijd_moeder: age } : {}),
    ...(single === null ? {} : { alleenstaand: single ? 'ja' : 'nee' }),
    ...(income === null ? {} : { inkomensbron: INCOME_ANSWERS[income], inkomen_aanwezig: income === 'none' ? 'nee' : 'ja' }),
    ...(has('housingStart') ? { huisvesting: row.housingStart ?? 'unknown' } : {}),
    ...stateAnswers(row, 'start', has),
  }
}

function endAnswers(row: RegistrationRow, has: Has): Answers {
  return { ...(has('housingEnd') ? { huisvesting: row.housingEnd ?? 'unknown' } : {}), ...stateAnswers(row, 'end', has) }
}

function stateAnswers(row: RegistrationRow, moment: 'start' | 'end', has: Has): Answers {
  const items = IN_ORDER_ITEMS.filter((item) => has(`inOrder.${item}.${moment}`))
  return Object.fromEntries(items.map((item) => [item, STATE_ANSWERS[row.inOrder[item][moment]]]))
}

const saysSomething = (answers: Answers): boolean => Object.values(answers).some((answer) => answer !== 'unknown')

/**
 * What one line measures. A column the list does not have gives no answer at all; a column it has and a cell that says nothing gives
 * "not known". An end is there once guidance ended or something was filled in for it; `newestDay` dates what the list does not date.
 */
export function measurementsOf(row: RegistrationRow, has: Has, newestDay: IsoDay): RowMeasurement[] {
  const startDay = row.startedOn ?? row.referredOn
  const endDay = row.endedOn ?? laterOf(startDay, newestDay)
  const found: RowMeasurement[] = [
    { instrument: 'opkomst-dossier', moment: 'start', measuredOn: startDay, answers: startAnswers(row, has) },
  ]
  if (CRITERIA.some((criterion) => has(`criteria.${criterion}`))) {
    const answers = Object.fromEntries(CRITERIA.map((criterion) => [criterion, CRITERION_ANSWERS[row.criteria[criterion]]]))
    found.push({ instrument: 'kansarmoede-screening', moment: 'start', measuredOn: startDay, answers })
  }
  const end = endAnswers(row, has)
  if (row.endedOn !== null || saysSomething(end)) {
    found.push({ instrument: 'opkomst-dossier', moment: 'end', measuredOn: endDay, answers: end })
  }
  return found.filter(({ answers }) => Object.keys(answers).length > 0)
}

/** The newest day that stands anywhere in a list: the day of what a running dossier has for "now". Due dates are no day of the past. */
export function newestDayOf(rows: readonly RegistrationRow[], today: IsoDay): IsoDay {
  const days = rows
    .flatMap(({ referredOn, startedOn, endedOn, childBornOn }) => [referredOn, startedOn, endedOn, childBornOn])
    .filter((day) => day !== null)
    .filter((day) => day <= today)
  return days.sort().at(-1) ?? today
}

/** A level as an answer; null when the cell was empty, so never asked. */
export function levelAnswer(level: LevelAnswer): string | number | null {
  if (level === 'empty') return null
  return level === 'not_applicable' ? 'not-applicable' : level
}
