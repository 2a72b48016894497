import { everyone, isAllowedWhileRestricted, matrixCells, matrixRows, type Row } from './matrix.ts'

const heads = ['rule', 'does', 'purposes', 'kinds of data', ...everyone]

function lines(rows: readonly Row[]): readonly (readonly string[])[] {
  return rows.map(({ rule, does, purposes, kinds, who }) => [
    rule,
    does,
    purposes.join(', '),
    kinds.join(', '),
    ...everyone.map((role) => (who.includes(role) ? 'yes' : '')),
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

/** What remains of each rule about a dossier while it is restricted. */
function restrictedLines() {
  return matrixRows()
    .filter(({ of }) => of === 'dossier')
    .map((row) => ({ rule: row.rule, does: row.does, who: everyone.filter((who) => isAllowedWhileRestricted(row, who)) }))
}

/** The rules, and every cell: role × kind of data × state × reading or writing × purpose. */
export function matrixJson(): string {
  return JSON.stringify({ rules: matrixRows(), cells: matrixCells(), whileRestricted: restrictedLines() }, null, 1)
}
