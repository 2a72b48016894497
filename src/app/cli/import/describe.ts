import { type Counts, fileRow, type Problem, reasonText, type TableNote } from '#modules/imports/public.ts'
import type { ResultAt } from './files.ts'

const shownProblems = 40

const notesOf: Readonly<Record<TableNote, string>> = {
  'quotes-ignored': 'A quotation mark is never closed; quotation marks are read as ordinary signs.',
  'other-sheets': 'The workbook has other sheets; they were not read.',
  'sheets-together': 'Sheets with the same columns were read as one list; row 100005 is row 5 of the second sheet.',
  'titles-above-header': 'There is text above the names of the columns; it was skipped.',
  'families-on-rows': 'Each family is one row; each subject with its two columns is read and counted as a line.',
  'extra-cells': 'Some rows have more cells than there are names of columns.',
}

const wordsOf: Readonly<Record<keyof Counts, string>> = {
  imported: 'imported',
  linked: 'linked to a mother already present',
  unchanged: 'unchanged, were here already',
  rejected: 'refused',
  blank: 'blank',
}

/** What is wrong with a cell that stands above several lines of a row is said once. */
function toldOnce(problems: readonly Problem[]): readonly Problem[] {
  const keyOf = ({ rowNumber, column, value, code }: Problem) => JSON.stringify([fileRow(rowNumber), column, value, code])
  return [...new Map(problems.toReversed().map((problem) => [keyOf(problem), problem])).values()].toReversed()
}

function problemOf(file: string, { rowNumber, column, value, code, severity }: Problem) {
  return { file, row: fileRow(rowNumber), column, value, code, reason: reasonText(code, 'nl'), severity }
}

function shapeOf({ tried: { table, proposal } }: ResultAt) {
  const { format, encoding, delimiter, sheet, headerRow, notes } = table
  return {
    format,
    encoding,
    delimiter,
    sheet,
    headerRow: headerRow + 1,
    notes,
    newOrganisations: proposal.newOrganisations,
    absentHeaders: proposal.absentHeaders,
    leftAside: proposal.leftAside,
  }
}

/** Everything of the run for a program; `counts`, `mapping` and `importId` are those of the first list. */
export function importJson(results: readonly ResultAt[], isTrial: boolean, rejectedFiles: ReadonlyMap<string, string>): unknown {
  const files = results.map((result) => ({
    kind: result.kind,
    file: result.path,
    importId: result.importId,
    counts: result.counts,
    ...shapeOf(result),
    rejectedFile: rejectedFiles.get(result.path) ?? null,
    mapping: result.mapping,
  }))
  const [first] = files
  return {
    dryRun: isTrial,
    importId: first?.importId ?? null,
    counts: first?.counts ?? null,
    problems: results.flatMap((result) => toldOnce(result.problems).map((problem) => problemOf(result.path, problem))),
    mapping: first?.mapping ?? null,
    files,
  }
}

/** The same to read on a terminal. */
export function describeImport(results: readonly ResultAt[], isTrial: boolean, rejectedFiles: ReadonlyMap<string, string>): string {
  const blocks = results.map((result) => describeList(result, rejectedFiles.get(result.path) ?? null))
  return [...(isTrial ? ['Trial run: nothing was changed.', ''] : []), ...blocks].join('\n')
}

function describeList(result: ResultAt, rejectedFile: string | null): string {
  const { encoding, delimiter, sheet, headerRow, format, notes, absentHeaders, leftAside } = shapeOf(result)
  const shape = format === 'xlsx' ? `sheet ${sheet ?? ''}` : `${encoding}, delimiter ${delimiter === '\t' ? 'tab' : delimiter}`
  const counts = Object.entries(wordsOf).map(([outcome, words]) => {
    const n = Object.entries(result.counts).find(([name]) => name === outcome)?.[1] ?? 0
    return `  ${String(n).padStart(6)}  ${words}`
  })
  return [
    `${result.path} (${result.kind}; ${shape}, header in row ${headerRow})`,
    ...notes.map((note) => `  ${notesOf[note]}`),
    ...counts,
    ...(absentHeaders.length === 0 ? [] : [`  The mapping speaks of columns this list does not have: ${absentHeaders.join(', ')}`]),
    ...(leftAside.length === 0
      ? []
      : [`  Columns left aside (name them in the mapping, docs/guides/import-mapping.md): ${leftAside.join(', ')}`]),
    ...describeProblems(result),
    ...(rejectedFile === null ? [] : [`  Refused rows to correct and import again: ${rejectedFile}`]),
    ...(result.importId === null
      ? []
      : [`  Import ${result.importId}; take it back with: npx opkomst import undo ${result.importId} --municipality …`]),
    '',
  ].join('\n')
}

function describeProblems({ problems }: ResultAt): string[] {
  const told = toldOnce(problems)
  const errors = told.filter(({ severity }) => severity === 'error')
  const warnings = told.filter(({ severity }) => severity === 'warning')
  const line = ({ rowNumber, column, value, code }: Problem) =>
    `    row ${String(fileRow(rowNumber)).padEnd(6)} ${(column ?? '').padEnd(24)} ${`"${value.slice(0, 40)}"`.padEnd(20)} ${reasonText(code, 'nl')}`
  const list = (title: string, found: readonly Problem[]) =>
    found.length === 0
      ? []
      : [
          `  ${title}`,
          ...found.slice(0, shownProblems).map(line),
          ...(found.length > shownProblems ? [`    … and ${found.length - shownProblems} more (--json has all)`] : []),
        ]
  return [...list('Refused:', errors), ...list('To look at:', warnings)]
}
