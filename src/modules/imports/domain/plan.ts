import { type KnownPerson, type MotherLink, matchMothers } from './match-mothers.ts'
import type { ParsedList, RejectedRow } from './parse-list.ts'
import type { Problem } from './problem.ts'
import type { RegistrationRow } from './registration-row.ts'
import { type Fingerprint, fingerprintRegistration } from './row-fingerprint.ts'

/** Fingerprints of the lines that were taken in before. */
export type Known = { readonly identities: ReadonlySet<string>; readonly contents: ReadonlySet<string> }
export const nothingKnown: Known = { identities: new Set(), contents: new Set() }

export type Outcome = 'imported' | 'linked' | 'unchanged' | 'rejected' | 'blank'
export const outcomes: readonly Outcome[] = ['imported', 'linked', 'unchanged', 'rejected', 'blank']
export type Counts = Readonly<Record<Outcome, number>>

/** What becomes of one line of a list. */
export type PlannedRow<Row> = {
  readonly rowNumber: number
  readonly outcome: Outcome
  /** The line as it was read; null when it was refused or empty. */
  readonly row: Row | null
  readonly link: MotherLink | null
  readonly problems: readonly Problem[]
  readonly fingerprint: Fingerprint | null
  /** The cells of a refused line, to hand back. */
  readonly cells: readonly string[] | null
}

export function countOutcomes(rows: readonly { readonly outcome: Outcome }[]): Counts {
  const counts = { imported: 0, linked: 0, unchanged: 0, rejected: 0, blank: 0 }
  for (const { outcome } of rows) counts[outcome] += 1
  return counts
}

function refused<Row>({ rowNumber, cells, problems }: RejectedRow): PlannedRow<Row> {
  return { rowNumber, outcome: 'rejected', row: null, link: null, problems, fingerprint: null, cells }
}

function blank<Row>(rowNumber: number): PlannedRow<Row> {
  return { rowNumber, outcome: 'blank', row: null, link: null, problems: [], fingerprint: null, cells: null }
}

function problemsByRow(problems: readonly Problem[]): ReadonlyMap<number, readonly Problem[]> {
  const found = new Map<number, Problem[]>()
  for (const problem of problems) {
    const own = found.get(problem.rowNumber)
    if (own) own.push(problem)
    else found.set(problem.rowNumber, [problem])
  }
  return found
}

const differs = (rowNumber: number, value: string): Problem => ({
  rowNumber,
  column: null,
  field: null,
  value,
  code: 'row-differs',
  severity: 'warning',
})

type Standing = { readonly state: 'new' | 'same' | 'differs'; readonly fingerprint: Fingerprint }

/** The same words again change nothing; other words for a line we have are told and left to the worker: her dossier may be ahead of the list. */
function standingOf(fingerprint: Fingerprint, known: Known): Standing['state'] {
  if (known.contents.has(fingerprint.content)) return 'same'
  return known.identities.has(fingerprint.identity) ? 'differs' : 'new'
}

function standingOfRegistration(row: RegistrationRow, known: Known): Standing {
  const own = fingerprintRegistration(row, false)
  const state = standingOf(own, known)
  // A number that is known on a line without a start is one more referral of that mother, unless exactly that referral is here already.
  if (state === 'differs' && row.startedOn === null && row.reference !== null) {
    const second = fingerprintRegistration(row, true)
    return { state: standingOf(second, known), fingerprint: second }
  }
  return { state, fingerprint: own }
}

/** The lines that were not taken in before; whom to look for among the mothers already present. */
export function newRegistrations(list: ParsedList<RegistrationRow>, known: Known): readonly RegistrationRow[] {
  return list.rows.filter((row) => standingOfRegistration(row, known).state === 'new')
}

/** Decides about every line of a registration list, in the order of the file. */
export function planRegistrations(
  list: ParsedList<RegistrationRow>,
  known: Known,
  mothers: readonly KnownPerson[],
): readonly PlannedRow<RegistrationRow>[] {
  const warnings = problemsByRow(list.warnings)
  const links = matchMothers(newRegistrations(list, known), mothers)
  const accepted = list.rows.map((row): PlannedRow<RegistrationRow> => {
    const { state, fingerprint } = standingOfRegistration(row, known)
    const { rowNumber } = row
    const base = { rowNumber, row, link: null, cells: null, problems: warnings.get(rowNumber) ?? [] }
    if (state === 'same') return { ...base, outcome: 'unchanged', fingerprint: null, problems: [] }
    if (state === 'differs') {
      return { ...base, outcome: 'unchanged', fingerprint: null, problems: [differs(rowNumber, row.reference ?? '')] }
    }
    const link = links.get(rowNumber) ?? null
    if (link === null) return { ...base, outcome: 'imported', fingerprint }
    return { ...base, outcome: 'linked', link, fingerprint: fingerprintRegistration(row, true) }
  })
  return inFileOrder([...accepted, ...list.rejected.map(refused<RegistrationRow>), ...list.blank.map(blank<RegistrationRow>)])
}

/** Decides about every line of a case study or of interviews. */
export function planScores<Row extends { readonly rowNumber: number; readonly reference: string }>(
  list: ParsedList<Row>,
  known: Known,
  fingerprintOf: (row: Row) => Fingerprint,
  columnOf: (rowNumber: number) => string | null,
): readonly PlannedRow<Row>[] {
  const warnings = problemsByRow(list.warnings)
  const accepted = list.rows.map((row): PlannedRow<Row> => {
    const fingerprint = fingerprintOf(row)
    const state = standingOf(fingerprint, known)
    const { rowNumber } = row
    const base = { rowNumber, row, link: null, cells: null }
    if (state === 'new') return { ...base, outcome: 'imported', fingerprint, problems: warnings.get(rowNumber) ?? [] }
    const problems = state === 'same' ? [] : [{ ...differs(rowNumber, row.reference), column: columnOf(rowNumber) }]
    return { ...base, outcome: 'unchanged', fingerprint: null, problems }
  })
  return inFileOrder([...accepted, ...list.rejected.map(refused<Row>), ...list.blank.map(blank<Row>)])
}

function inFileOrder<Row>(rows: readonly PlannedRow<Row>[]): readonly PlannedRow<Row>[] {
  return [...rows].sort((a, b) => a.rowNumber - b.rowNumber)
}
