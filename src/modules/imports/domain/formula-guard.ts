const STARTS_FORMULA = /^['\s]*[=+\-@\t\r]/

/** A spreadsheet runs a cell that starts with one of = + - @; an apostrophe in front keeps it text. */
export function withGuard(cell: string): string {
  return STARTS_FORMULA.test(cell) ? `'${cell}` : cell
}

/** Takes away the apostrophe that `withGuard` put there, and no other: "'t Zand" stays. */
export function withoutGuard(cell: string): string {
  return cell.startsWith("'") && STARTS_FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell
}
