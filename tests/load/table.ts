export type Row = {
  readonly what: string
  readonly unit: string
  readonly value: number
  readonly budget: number | null
  readonly better: 'more' | 'less'
}

function verdict(row: Row): string {
  if (row.budget === null) return ''
  const met = row.better === 'more' ? row.value >= row.budget : row.value <= row.budget
  return met ? 'met' : 'MISSED'
}

/** One line per budget; a missed one makes the run fail. */
export function printTable(rows: readonly Row[]): void {
  const lines = rows.map((row) => {
    const value = row.value >= 100 ? row.value.toFixed(0) : row.value.toFixed(1)
    const budget = row.budget === null ? '' : `${row.better === 'more' ? '≥' : '≤'} ${row.budget}`
    return `${row.what.padEnd(52)} ${value.padStart(8)} ${row.unit.padEnd(11)} ${budget.padStart(8)}  ${verdict(row)}`
  })
  process.stdout.write(`\n${'what'.padEnd(52)} ${'measured'.padStart(8)} ${''.padEnd(11)} ${'budget'.padStart(8)}\n${lines.join('\n')}\n`)
  if (rows.some((row) => verdict(row) === 'MISSED')) process.exitCode = 1
}
