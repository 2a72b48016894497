// A line is kept by its number, so the lines out of one row need numbers of their own, in the order of the file.
const FIRST_LINE = 1_000_000_000
export const LINES_PER_ROW = 100
/** Beyond it a number would not fit. */
export const LAST_ROW = 11_000_000

/** The number of a line that is part of a row; `place` counts from 0 to 99. */
export function lineNumber(rowNumber: number, place: number): number {
  return FIRST_LINE + rowNumber * LINES_PER_ROW + place
}

/** The row of the file a line stands in, as the spreadsheet numbers it. */
export function fileRow(lineOrRow: number): number {
  return lineOrRow < FIRST_LINE ? lineOrRow : Math.floor((lineOrRow - FIRST_LINE) / LINES_PER_ROW)
}
