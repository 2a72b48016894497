import { daysBetween, type IsoDay } from '#platform/day.ts'
import { checkPlausible } from './check-plausible.ts'
import { CRITERIA, type Criterion } from './criteria.ts'
import { IN_ORDER_ITEMS, type InOrderItem } from './fields.ts'
import type { Source } from './mapping.ts'
import { isParentHerself } from './organisations.ts'
import { parseCount, parseWeeks } from './parse-number.ts'
import { hasError, type Problem } from './problem.ts'
import type { EndReason, RegistrationRow } from './registration-row.ts'
import { type InputRow, isBlank, type RowReader, type TableReader } from './row-reader.ts'
import { splitName } from './split-name.ts'
import {
  ANSWERS,
  CRITERION_VALUES,
  type CriterionValue,
  DROP_OUT_REASONS,
  END_REASONS,
  HOUSINGS,
  INCOMES,
  STATES,
  type State,
} from './vocabulary.ts'

export type ParsedRow<Row> =
  | { readonly kind: 'blank'; readonly rowNumber: number }
  | { readonly kind: 'accepted'; readonly row: Row; readonly warnings: readonly Problem[] }
  | { readonly kind: 'rejected'; readonly rowNumber: number; readonly problems: readonly Problem[] }

type Names = { readonly familyName: string; readonly givenName: string }

function readNames(reader: RowReader, table: TableReader): Names {
  const full = splitName(reader.text('fullName'), table.mapping.nameOrder)
  const familyName = reader.text('familyName') || full.familyName
  const givenName = reader.text('givenName') || full.givenName
  const column = reader.has('familyName') ? 'familyName' : 'fullName'
  if (familyName === '') reader.report(column, 'name-missing', 'error')
  else if (givenName === '') reader.report(reader.has('givenName') ? 'givenName' : column, 'given-name-missing')
  return { familyName: familyName.slice(0, 200), givenName: givenName.slice(0, 200) }
}

function readProgramme(reader: RowReader, table: TableReader): string | null {
  if (!reader.has('programme')) {
    if (table.mapping.defaultProgramme === null) reader.report('programme', 'programme-missing', 'error')
    return table.mapping.defaultProgramme
  }
  const { meaning, certainty } = table.interpreter.meaning({ id: 'programme', kind: 'programme' }, reader.text('programme'))
  const known = table.context.programmes.find(({ id }) => id === meaning)
  if (!known) reader.report('programme', reader.text('programme') === '' ? 'programme-missing' : 'programme-unknown', 'error')
  else if (certainty === 'guess') reader.report('programme', 'value-guessed')
  return known?.id ?? null
}

function readReferral(reader: RowReader, startedOn: IsoDay | null): IsoDay | null {
  const referredOn = reader.day('referredOn', 'recent')
  if (referredOn !== null) return referredOn
  if (startedOn !== null) reader.report('referredOn', 'referral-day-assumed')
  else if (!reader.problems.some(({ field, severity }) => field === 'referredOn' && severity === 'error'))
    reader.report('referredOn', 'referral-day-missing', 'error')
  return startedOn
}

function readSource(reader: RowReader, table: TableReader): Source | null {
  const source = table.interpreter.source(reader.text('source'))
  if (source !== null && !source.known && !isParentHerself(source.name)) reader.report('source', 'organisation-new')
  return source
}

function readAnswer(reader: RowReader, id: 'twins' | 'single' | 'pregnantAtStart'): boolean | null {
  const answer = reader.word(id, ANSWERS)
  return answer === null || answer === 'unknown' ? null : answer === 'yes'
}

type Pregnancy = Pick<RegistrationRow, 'pregnantAtStart' | 'weeksAtStart' | 'dueOn' | 'childBornOn'>

/** What the list leaves out follows from what it says: weeks filled in mean pregnant, a due date gives the weeks. */
function readPregnancy(reader: RowReader, startedOn: IsoDay | null): Pregnancy {
  const dueOn = reader.day('dueOn', 'recent')
  const childBornOn = reader.day('childBornOn', 'recent')
  const written = reader.number('weeksAtStart', parseWeeks)
  const said = reader.text('pregnantAtStart') === '' ? null : readAnswer(reader, 'pregnantAtStart')
  const pregnantAtStart = said ?? derivePregnant(reader, { written, dueOn, childBornOn, startedOn })
  if (written !== null && said === false) reader.report('weeksAtStart', 'pregnancy-contradicts-weeks')
  const derived =
    written === null && pregnantAtStart === true && dueOn !== null && startedOn !== null
      ? Math.floor((280 - daysBetween(startedOn, dueOn)) / 7)
      : null
  const usable = derived !== null && derived >= 0 && derived <= 43 ? derived : null
  if (usable !== null) reader.report('weeksAtStart', 'weeks-derived')
  return { pregnantAtStart, weeksAtStart: written ?? usable, dueOn, childBornOn }
}

type PregnancyFacts = {
  readonly written: number | null
  readonly dueOn: IsoDay | null
  readonly childBornOn: IsoDay | null
  readonly startedOn: IsoDay | null
}

function derivePregnant(reader: RowReader, { written, dueOn, childBornOn, startedOn }: PregnancyFacts): boolean | null {
  const derived =
    written !== null
      ? true
      : startedOn !== null && childBornOn !== null
        ? childBornOn > startedOn
        : startedOn !== null && dueOn !== null
          ? dueOn > startedOn
          : null
  if (derived !== null && !reader.has('pregnantAtStart')) {
    reader.report('pregnantAtStart', 'pregnancy-derived')
    return derived
  }
  // An empty cell beside filled weeks was skipped, not answered: the team's "empty is no" does not hold there.
  if (written === null) return readAnswer(reader, 'pregnantAtStart')
  reader.report('pregnantAtStart', 'pregnancy-derived')
  return true
}

function readEndReason(reader: RowReader, endedOn: IsoDay | null): EndReason | null {
  const text = reader.text('endReason')
  if (text === '') return null
  const code = reader.word('endReason', END_REASONS, 'end-reason-unknown')
  if (endedOn === null) reader.report('endReason', 'end-reason-without-end')
  const settled = code !== null && code !== 'unknown' && code !== 'other'
  return { text: text.slice(0, 500), code, dropOut: settled ? DROP_OUT_REASONS.has(code) : code === 'other' ? false : null }
}

function known<Meaning extends string>(meaning: Meaning | null): Exclude<Meaning, 'unknown'> | null {
  const isKnown = (found: Meaning): found is Exclude<Meaning, 'unknown'> => found !== 'unknown'
  return meaning !== null && isKnown(meaning) ? meaning : null
}

function readStates(reader: RowReader): RegistrationRow['inOrder'] {
  const state = (item: InOrderItem, moment: 'start' | 'end'): State => reader.word(`inOrder.${item}.${moment}`, STATES) ?? 'unknown'
  const pair = (item: InOrderItem) => ({ start: state(item, 'start'), end: state(item, 'end') })
  const [babyuitzet, kinderopvang, aanmelding_kg, groeipakket] = [
    pair(IN_ORDER_ITEMS[0]),
    pair(IN_ORDER_ITEMS[1]),
    pair(IN_ORDER_ITEMS[2]),
    pair(IN_ORDER_ITEMS[3]),
  ]
  return { babyuitzet, kinderopvang, aanmelding_kg, groeipakket }
}

function readCriteria(reader: RowReader): RegistrationRow['criteria'] {
  const weak = (criterion: Criterion): CriterionValue => reader.word(`criteria.${criterion}`, CRITERION_VALUES) ?? 'unknown'
  const [maandinkomen, opleiding, arbeidssituatie, stimulatieniveau, huisvesting, gezondheid] = [
    weak(CRITERIA[0]),
    weak(CRITERIA[1]),
    weak(CRITERIA[2]),
    weak(CRITERIA[3]),
    weak(CRITERIA[4]),
    weak(CRITERIA[5]),
  ]
  return { maandinkomen, opleiding, arbeidssituatie, stimulatieniveau, huisvesting, gezondheid }
}

function readGroupSessions(reader: RowReader): number | null {
  const sessions = reader.number('groupSessions', (text) => parseCount(text))
  return sessions ?? (reader.has('groupSessions') && reader.text('groupSessions') === '' ? 0 : null)
}

/**
 * Reads one line of a registration list. Rejected without a name, a programme or a referral day, and for a day that cannot be read or does
 * not exist; anything else doubtful comes in as not known, with a warning that names the cell.
 */
export function parseRegistration(input: InputRow, table: TableReader): ParsedRow<RegistrationRow> {
  if (isBlank(input)) return { kind: 'blank', rowNumber: input.rowNumber }
  const reader = table.row(input)
  const names = readNames(reader, table)
  const programme = readProgramme(reader, table)
  const birthDate = reader.day('birthDate', 'birth')
  if (reader.text('birthDate') === '') reader.report('birthDate', 'birth-date-missing')
  const startedOn = reader.day('startedOn', 'recent')
  const referredOn = readReferral(reader, startedOn)
  const endedOn = reader.day('endedOn', 'recent')
  const details = {
    ...readPregnancy(reader, startedOn),
    source: readSource(reader, table),
    twins: readAnswer(reader, 'twins'),
    single: readAnswer(reader, 'single'),
    income: known(reader.word('income', INCOMES)),
    housingStart: known(reader.word('housingStart', HOUSINGS)),
    housingEnd: known(reader.word('housingEnd', HOUSINGS)),
    inOrder: readStates(reader),
    criteria: readCriteria(reader),
    groupSessions: readGroupSessions(reader),
    endReason: readEndReason(reader, endedOn),
  }
  const { rowNumber } = input
  if (programme === null || referredOn === null || hasError(reader.problems))
    return { kind: 'rejected', rowNumber, problems: reader.problems }
  const reference = reader.text('reference').slice(0, 100) || null
  const row: RegistrationRow = {
    rowNumber,
    reference,
    ...names,
    birthDate,
    programme,
    referredOn,
    startedOn,
    endedOn,
    remarks: reader.text('remarks').slice(0, 10_000),
    ...details,
  }
  checkPlausible(row, reader, table.context.today)
  return hasError(reader.problems)
    ? { kind: 'rejected', rowNumber, problems: reader.problems }
    : { kind: 'accepted', row, warnings: reader.problems }
}
