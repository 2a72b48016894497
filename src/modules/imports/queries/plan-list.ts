import { type DossierDays, dossierDays, type KnownMother, mothersBornOn } from '#modules/dossiers/public.ts'
import { restrictedIds } from '#modules/lifecycle/public.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { FieldId } from '../domain/fields.ts'
import { fold } from '../domain/fold.ts'
import type { ImportContext, Mapping } from '../domain/mapping.ts'
import { newestDayOf } from '../domain/measurements.ts'
import { type ParsedList, parseCaseStudies, parseInterviews, parseRegistrations } from '../domain/parse-list.ts'
import type { CaseStudyRow, InterviewRow } from '../domain/parse-scores.ts'
import { newRegistrations, type PlannedRow, planRegistrations, planScores } from '../domain/plan.ts'
import { refuseRestricted } from '../domain/refuse-restricted.ts'
import type { RegistrationRow } from '../domain/registration-row.ts'
import { fingerprintCaseStudy, fingerprintInterview } from '../domain/row-fingerprint.ts'
import { fileCells, fileColumn } from '../domain/row-reader.ts'
import type { Table } from '../read/table.ts'
import { knownLines, listNumbers } from './rows.ts'

export type ListToPlan = {
  readonly table: Table
  readonly mapping: Mapping
  readonly context: ImportContext
  /** The import itself, when it goes on after an interruption: its own lines are not "known". */
  readonly uploadId: string | null
  /** Numbers of dossiers that another list of the same trial run would make. */
  readonly expectedNumbers?: readonly string[] | undefined
}

/** How the lines stood in the file. */
export type Cells = ReadonlyMap<number, readonly string[]>

export type RegistrationsPlan = {
  readonly kind: 'registrations'
  readonly rows: readonly PlannedRow<RegistrationRow>[]
  readonly mothers: readonly KnownMother[]
  readonly newestDay: IsoDay
  readonly cellsOf: Cells
}
type ScorePlan<Kind, Row> = {
  readonly kind: Kind
  readonly rows: readonly PlannedRow<Row>[]
  readonly dossierOf: ReadonlyMap<string, DossierDays>
  readonly newestDay: IsoDay
  readonly cellsOf: Cells
}
export type CaseStudyPlan = ScorePlan<'case-study', CaseStudyRow>
export type InterviewPlan = ScorePlan<'interviews', InterviewRow>
export type ListPlan = RegistrationsPlan | CaseStudyPlan | InterviewPlan

/** Decides about every line of a list; reads only. */
export async function planList(tx: Tx, municipalityId: string, list: ListToPlan): Promise<ListPlan> {
  const { table, mapping, context } = list
  const known = await knownLines(tx, municipalityId, mapping.kind, list.uploadId)
  const restricted = await restrictedIds(tx, municipalityId)
  const cellsOf: Cells = new Map(table.rows.map((row) => [row.rowNumber, fileCells(row)]))
  if (mapping.kind === 'registrations') {
    const parsed = parseRegistrations(table.rows, mapping, context)
    const days = newRegistrations(parsed, known).flatMap(({ birthDate }) => birthDate ?? [])
    const mothers = await mothersBornOn(tx, municipalityId, [...new Set(days)])
    const people = mothers.map(({ personId, ...mother }) => ({ id: personId, ...mother }))
    const newestDay = newestDayOf(parsed.rows, context.today)
    const dossierIdOf = dossierOfLink(mothers)
    const rows = refuseRestricted(planRegistrations(parsed, known, people), { restricted, dossierIdOf, cellsOf })
    return { kind: 'registrations', rows, mothers, newestDay, cellsOf }
  }
  const numbers = await knownNumbers(tx, municipalityId, table, mapping)
  const references = new Set([...numbers.dossierOf.keys(), ...(list.expectedNumbers ?? []).map(numberKey)])
  const { dossierOf } = numbers
  const newestDay = numbers.newestDay ?? context.today
  const refusing = { restricted, dossierIdOf: dossierOfNumber(dossierOf), cellsOf }
  if (mapping.kind === 'case-study') {
    const parsed = knownOnly(parseCaseStudies(table.rows, mapping, context, null), table, mapping, references)
    const rows = refuseRestricted(planScores(parsed, known, fingerprintCaseStudy, columnIn(table, mapping, 'indicator')), refusing)
    return { kind: 'case-study', rows, dossierOf, newestDay, cellsOf }
  }
  const parsed = knownOnly(parseInterviews(table.rows, mapping, context, null), table, mapping, references)
  const rows = refuseRestricted(planScores(parsed, known, fingerprintInterview, columnIn(table, mapping, 'question')), refusing)
  return { kind: 'interviews', rows, dossierOf, newestDay, cellsOf }
}

/** The column of the file a line out of part of a row came from; null when the line is a whole row. */
function columnIn(table: Table, mapping: Mapping, field: FieldId): (rowNumber: number) => string | null {
  const lines = new Map(table.rows.flatMap((row) => (row.from === undefined ? [] : [[row.rowNumber, row] as const])))
  return (rowNumber) => (lines.has(rowNumber) ? fileColumn(lines.get(rowNumber), mapping, field) : null)
}

/** Numbers are compared without regard for capitals, spaces and signs. */
export const numberKey = (number: string): string => fold(number)

/** The dossier a line of a registration list adds to; null when it makes its own. */
export function dossierOfLink(mothers: readonly KnownMother[]): (row: Pick<PlannedRow<unknown>, 'link'>) => string | null {
  const dossiers = new Map(mothers.map(({ personId, dossierId }) => [personId, dossierId]))
  return ({ link }) => (link?.to.kind === 'person' ? (dossiers.get(link.to.id) ?? null) : null)
}

/** The dossier a line of scores is about. */
export function dossierOfNumber(dossierOf: ReadonlyMap<string, DossierDays>) {
  return ({ row }: PlannedRow<{ readonly reference: string }>): string | null => dossierOf.get(numberKey(row?.reference ?? ''))?.id ?? null
}

type Numbers = { readonly dossierOf: ReadonlyMap<string, DossierDays>; readonly newestDay: IsoDay | null }

/** Dossiers by the number in the team's list, and by our own reference where the list names that. */
async function knownNumbers(tx: Tx, municipalityId: string, table: Table, mapping: Mapping): Promise<Numbers> {
  const column = mapping.columns.indexOf('reference')
  const named = [...new Set(table.rows.map(({ cells }) => (cells[column] ?? '').trim()))].filter((number) => number !== '')
  const numbers = await listNumbers(tx, municipalityId)
  const days = await dossierDays(tx, municipalityId, { ids: numbers.map(({ dossierId }) => dossierId), references: named })
  const byId = new Map(days.map((one) => [one.id, one]))
  const dossierOf = new Map(days.map((one) => [numberKey(one.reference), one]))
  for (const { number, dossierId } of numbers) {
    const dossier = byId.get(dossierId)
    if (dossier !== undefined) dossierOf.set(numberKey(number), dossier)
  }
  const all = days.flatMap(({ openedOn, startedOn, endedOn }) => [openedOn, startedOn, endedOn]).filter((day) => day !== null)
  return { dossierOf, newestDay: all.sort().at(-1) ?? null }
}

function knownOnly<Row extends { readonly rowNumber: number; readonly reference: string }>(
  list: ParsedList<Row>,
  table: Table,
  mapping: Mapping,
  references: ReadonlySet<string>,
): ParsedList<Row> {
  const isKnown = (row: Row) => references.has(numberKey(row.reference))
  const cellsOf = new Map(table.rows.map((row) => [row.rowNumber, fileCells(row)]))
  const column = mapping.headers[mapping.columns.indexOf('reference')] ?? null
  const unknown = list.rows
    .filter((row) => !isKnown(row))
    .map(({ rowNumber, reference }) => ({
      rowNumber,
      cells: cellsOf.get(rowNumber) ?? [],
      problems: [{ rowNumber, column, field: 'reference', value: reference, code: 'reference-unknown', severity: 'error' }] as const,
    }))
  return {
    ...list,
    rows: list.rows.filter(isKnown),
    rejected: [...list.rejected, ...unknown],
    warnings: list.warnings.filter(({ rowNumber }) => !unknown.some((one) => one.rowNumber === rowNumber)),
  }
}
