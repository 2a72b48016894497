import type { ImportContext, Mapping } from './mapping.ts'
import { type KnownPerson, type MotherLink, matchMothers, sameMother } from './match-mothers.ts'
import { type ParsedRow, parseRegistration } from './parse-registration.ts'
import { type CaseStudyRow, type InterviewRow, parseCaseStudy, parseInterview } from './parse-scores.ts'
import { hasError, type Problem } from './problem.ts'
import type { RegistrationRow } from './registration-row.ts'
import { fingerprintRegistration } from './row-fingerprint.ts'
import { createTableReader, fileCells, fileColumn, type InputRow, type TableReader } from './row-reader.ts'

export type RejectedRow = { readonly rowNumber: number; readonly cells: readonly string[]; readonly problems: readonly Problem[] }
export type ParsedList<Row> = {
  readonly rows: readonly Row[]
  readonly rejected: readonly RejectedRow[]
  /** Row numbers without a single filled cell. */
  readonly blank: readonly number[]
  readonly warnings: readonly Problem[]
}
export type ParsedRegistrations = ParsedList<RegistrationRow> & {
  /** By row number: the rows that are one more referral of a mother already present. */
  readonly links: ReadonlyMap<number, MotherLink>
}

type Reject<Row> = (row: Row, input: InputRow) => readonly Problem[]

function parseRows<Row extends { readonly rowNumber: number }>(
  inputs: readonly InputRow[],
  table: TableReader,
  parse: (input: InputRow, table: TableReader) => ParsedRow<Row>,
  check: Reject<Row>,
): ParsedList<Row> {
  const rows: Row[] = []
  const rejected: RejectedRow[] = []
  const blank: number[] = []
  const warnings: Problem[] = []
  for (const input of inputs) {
    const parsed = parse(input, table)
    if (parsed.kind === 'blank') blank.push(parsed.rowNumber)
    else if (parsed.kind === 'rejected') rejected.push({ rowNumber: input.rowNumber, cells: fileCells(input), problems: parsed.problems })
    else {
      const found = check(parsed.row, input)
      if (hasError(found)) rejected.push({ rowNumber: input.rowNumber, cells: fileCells(input), problems: [...found, ...parsed.warnings] })
      else rows.push(parsed.row)
      warnings.push(...(hasError(found) ? [] : [...found, ...parsed.warnings]))
    }
  }
  return { rows, rejected, blank, warnings }
}

/** A key that stands twice in one file is refused the second time: the two lines cannot both be true. */
function twice<Row extends { readonly rowNumber: number }>(
  mapping: Mapping,
  keyOf: (row: Row) => string | null,
  problem: Pick<Problem, 'field' | 'code'>,
): Reject<Row> {
  const seen = new Set<string>()
  return (row, input) => {
    const key = keyOf(row)
    if (key === null || !seen.has(key)) {
      if (key !== null) seen.add(key)
      return []
    }
    const column = problem.field === null ? null : fileColumn(input, mapping, problem.field)
    return [{ ...problem, rowNumber: row.rowNumber, column, value: key.split('\n')[0] ?? key, severity: 'error' }]
  }
}

/**
 * A number used twice is fine for one more referral of the same mother; the same line twice is taken once; anything else is refused,
 * because the number could then mean either.
 */
function referenceCheck(mapping: Mapping): Reject<RegistrationRow> {
  const byReference = new Map<string, RegistrationRow>()
  const contents = new Set<string>()
  const problem = (row: RegistrationRow, code: 'row-repeated' | 'reference-twice'): readonly Problem[] => {
    const column = mapping.headers[mapping.columns.indexOf('reference')] ?? null
    return [{ rowNumber: row.rowNumber, column, field: 'reference', value: row.reference ?? '', code, severity: 'error' }]
  }
  return (row) => {
    const { content } = fingerprintRegistration(row, false)
    if (contents.has(content)) return problem(row, 'row-repeated')
    contents.add(content)
    if (row.reference === null) return []
    const first = byReference.get(row.reference)
    if (first === undefined) byReference.set(row.reference, row)
    else if (sameMother(first, row) === null || first.referredOn === row.referredOn) return problem(row, 'reference-twice')
    return []
  }
}

/** Reads a whole registration list: rows, refusals, blank lines, and which rows belong to a mother already present. */
export function parseRegistrations(
  inputs: readonly InputRow[],
  mapping: Mapping,
  context: ImportContext,
  known: readonly KnownPerson[] = [],
): ParsedRegistrations {
  const list = parseRows(inputs, createTableReader(mapping, context), parseRegistration, referenceCheck(mapping))
  return { ...list, links: matchMothers(list.rows, known) }
}

/** Reads a case study; a row about a dossier that is not among `references` is refused (pass null to skip that check). */
export function parseCaseStudies(
  inputs: readonly InputRow[],
  mapping: Mapping,
  context: ImportContext,
  references: ReadonlySet<string> | null,
): ParsedList<CaseStudyRow> {
  const check = twice<CaseStudyRow>(mapping, ({ reference, indicator }) => `${reference}\n${indicator}`, {
    field: 'indicator',
    code: 'item-twice',
  })
  return parseRows(inputs, createTableReader(mapping, context), parseCaseStudy, (row, input) => [
    ...dossierKnown(row, mapping, references),
    ...check(row, input),
  ])
}

export function parseInterviews(
  inputs: readonly InputRow[],
  mapping: Mapping,
  context: ImportContext,
  references: ReadonlySet<string> | null,
): ParsedList<InterviewRow> {
  const check = twice<InterviewRow>(mapping, ({ reference, question }) => `${reference}\n${question}`, {
    field: 'question',
    code: 'item-twice',
  })
  return parseRows(inputs, createTableReader(mapping, context), parseInterview, (row, input) => [
    ...dossierKnown(row, mapping, references),
    ...check(row, input),
  ])
}

function dossierKnown(
  row: { readonly rowNumber: number; readonly reference: string },
  mapping: Mapping,
  references: ReadonlySet<string> | null,
): readonly Problem[] {
  if (references === null || references.has(row.reference)) return []
  const column = mapping.headers[mapping.columns.indexOf('reference')] ?? null
  return [{ rowNumber: row.rowNumber, column, field: 'reference', value: row.reference, code: 'reference-unknown', severity: 'error' }]
}
