import { everyone, matrixCells, matrixRows, type Row, whileRestricted } from './matrix.ts'

const heads = ['rule', 'does', 'purposes', 'kinds of data', ...everyone, 'while restricted']

/** In the column of restricted dossiers, for a rule about something else; an empty cell there means nobody. */
const notOfDossiers = 'does not apply'

function lines(rows: readonly Row[]): readonly (readonly string[])[] {
  return rows.map((row) => [
    row.rule,
    row.does,
    row.purposes.join(', '),
    row.kinds.join(', '),
    ...everyone.map((role) => (row.who.includes(role) ? 'yes' : '')),
    whileRestricted(row)?.join(', ') ?? notOfDossiers,
  ])
}

/** Everything a text file says here is ours, but a spreadsheet must not take a sign for a formula either. */
const csvCell = (text: string): string => `"${text.replace(/^([=+\-@\t\r])/, "'$1").replaceAll('"', '""')}"`

export function matrixCsv(rows: readonly Row[] = matrixRows()): string {
  return [heads, ...lines(rows)].map((line) => line.map(csvCell).join(',')).join('\r\n')
}

export function matrixMarkdown(): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [row(heads), row(heads.map(() => '---')), ...lines(matrixRows()).map(row)].join('\n')
}

/** The rules, and every cell: role × kind of data × state × reading or writing × purpose. */
export function matrixJson(): string {
  return JSON.stringify({ rules: matrixRows(), cells: matrixCells() }, null, 1)
}
