import writeXlsx, { type Cell as SheetCell, type SheetData } from 'write-excel-file/node'
import type { StaffLocale } from '#platform/text/locale.ts'
import type { ReportSettings } from '../domain/settings.ts'
import { type Cell, showCell } from '../present/cell.ts'
import type { PresentedFigure, PresentedTable } from '../present/figure.ts'
import { evidenceText } from '../text.ts'

export type SpreadsheetReport = {
  readonly title: string
  readonly municipality: string
  readonly settings: ReportSettings
  readonly notes: readonly string[]
  readonly figures: readonly PresentedFigure[]
  readonly locale: StaffLocale
}

/** Always a text cell: a name that begins with "=" or "+" stays what it is and never becomes a formula. */
const words = (value: string, isBold = false): SheetCell => ({ type: String, value, ...(isBold ? { fontWeight: 'bold' } : {}) })
const number = (value: number, format: string): SheetCell => ({ type: Number, value, format })

/** Numbers stay numbers, to calculate with; what is only for reading is text. */
function toSheet(cell: Cell, locale: StaffLocale): SheetCell {
  if (cell === null) return null
  if (typeof cell === 'number') return { type: Number, value: cell }
  if (typeof cell === 'string') return words(cell)
  switch (cell.kind) {
    case 'share':
      return number(cell.value, '0%')
    case 'points':
      return number(cell.value * 100, '+0;-0;0')
    case 'decimal':
      return number(cell.value, '0.00')
    case 'p':
      return number(cell.value, '0.0000')
    case 'points-interval':
    case 'interval':
      return words(showCell(cell, locale))
  }
}

// Excel takes at most 31 characters and none of these in the name of a sheet.
const sheetName = (name: string) => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31)

function figureSheet(figure: PresentedFigure, locale: StaffLocale): SheetData {
  const t = evidenceText(locale).sheet
  const about: SheetData = [
    [words(figure.title, true)],
    [words(t.measure, true), words(figure.measure)],
    [words(t.counts, true), words(figure.counts)],
    [words(t.definition, true), words(figure.definition)],
    ...(figure.howToRead === undefined ? [] : [[words(t.read, true), words(figure.howToRead)]]),
    [],
  ]
  const tableRows = ({ head, rows }: PresentedTable): SheetData => [
    head.map((name) => words(name, true)),
    ...rows.map(({ label, cells }) => [words(label), ...cells.map((cell) => toSheet(cell, locale))]),
  ]
  const more = (figure.more ?? []).flatMap((table) => [[], [words(table.caption, true)], ...tableRows(table)])
  return [...about, ...tableRows(figure.table), ...more]
}

/** One sheet that says what this is, then one per figure with its definition, n and who is left out. */
export async function reportSpreadsheet({ title, municipality, settings, notes, figures, locale }: SpreadsheetReport): Promise<Buffer> {
  const t = evidenceText(locale)
  const about: SheetData = [
    [words(title, true)],
    [words(t.sheet.municipality, true), words(municipality)],
    [words(t.sheet.period, true), words(`${settings.from} – ${settings.until}`)],
    [words(t.sheet.asOf, true), words(settings.asOf)],
    ...(settings.programme === null ? [] : [[words(t.programme, true), words(settings.programme)]]),
    ...notes.map((note) => [words(note)]),
  ]
  const sheets = [
    { data: about, sheet: sheetName(t.sheets.about), columns: [{ width: 24 }, { width: 90 }] },
    ...figures.map((figure) => ({
      data: figureSheet(figure, locale),
      sheet: sheetName(t.sheets[figure.id]),
      columns: [{ width: 34 }, ...figure.table.head.slice(1).map(() => ({ width: 16 }))],
    })),
  ]
  return writeXlsx(sheets).toBuffer()
}
