import { Paper } from '#platform/paper/sheet-of-paper.ts'
import { labelled } from '#platform/text/labelled.ts'
import type { StaffLocale } from '#platform/text/locale.ts'
import { showCell } from '../present/cell.ts'
import type { PresentedFigure } from '../present/figure.ts'
import { evidenceText } from '../text.ts'
import { drawingOf } from './draw-chart.ts'

export type PaperReport = {
  readonly title: string
  /** Municipality, period, as-of date. */
  readonly about: string
  readonly notes: readonly string[]
  readonly municipality: string
  readonly figures: readonly PresentedFigure[]
  readonly locale: StaffLocale
  readonly made: Date
}

/** The report as a tagged PDF: headings, drawings with their words, tables with heads; reads well aloud and on A4. */
export async function reportPdf({ title, about, notes, municipality, figures, locale, made }: PaperReport): Promise<Buffer> {
  const t = evidenceText(locale)
  const paper = new Paper({ title, author: `Opkomst ${municipality}`, language: locale, made, page: t.page })
  paper.heading('H1', title)
  paper.paragraph(about)
  for (const note of notes) paper.paragraph(note, true)
  for (const figure of figures) {
    const drawing = drawingOf(figure.chart, locale)
    // A title never stands alone at the foot of a page.
    paper.need(Math.min(420, (drawing?.height ?? 60) + 70))
    paper.rule()
    paper.heading('H2', figure.title)
    paper.paragraph([figure.measure, figure.counts].filter((part) => part !== '').join(' · '), true)
    paper.paragraph(labelled(t.definition, figure.definition, locale), true)
    if (drawing !== null) {
      paper.figure(drawing.height, drawing.sentence, drawing.draw)
      paper.gap(6)
    }
    if (figure.howToRead !== undefined) paper.paragraph(figure.howToRead)
    for (const { head, rows } of [figure.table, ...(figure.more ?? [])])
      if (rows.length > 0)
        paper.table(
          head,
          rows.map(({ label, cells }) => [label, ...head.slice(1).map((_, index) => showCell(cells[index] ?? null, locale))]),
        )
  }
  return paper.finish()
}
