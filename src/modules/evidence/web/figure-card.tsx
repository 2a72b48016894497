import type { StaffLocale } from '#platform/text/locale.ts'
import { ChartFigure } from '#platform/web/charts.tsx'
import { DataTable, Details } from '#platform/web/parts.tsx'
import { showCell } from '../present/cell.ts'
import type { PresentedFigure } from '../present/figure.ts'
import type { EvidenceText } from '../text.nl.ts'
import { ChartOf, type LinkTo } from './chart-of.tsx'

type Props = { readonly figure: PresentedFigure; readonly t: EvidenceText; readonly locale: StaffLocale; readonly link: LinkTo | null }

/** Finding, measure with everyone who is left out, chart, how to read it, table, definition, and the way to the dossiers. */
export function FigureCard({ figure, t, locale, link }: Props) {
  const { title, measure, counts, chart, table, howToRead, valuesInChart } = figure
  return (
    <ChartFigure
      title={title}
      measure={`${measure} · ${counts}`}
      howToRead={howToRead}
      valuesInChart={valuesInChart}
      table={{
        caption: table.caption,
        head: table.head,
        rows: table.rows.map((row) => ({ label: row.label, cells: row.cells.map((cell) => showCell(cell, locale)) })),
      }}
      after={<After figure={figure} t={t} locale={locale} link={link} />}
    >
      {chart.kind === 'none' ? <PlainTable figure={figure} locale={locale} /> : <ChartOf chart={chart} link={link} />}
    </ChartFigure>
  )
}

/** A figure that is a table shows it at once. */
function PlainTable({ figure, locale }: { figure: PresentedFigure; locale: StaffLocale }) {
  const { caption, head, rows } = figure.table
  if (rows.length === 0) return null
  const columns = head.map((name, index) => ({
    head: name,
    numeric: index > 0,
    cell: (row: (typeof rows)[number]) => (index === 0 ? row.label : showCell(row.cells[index - 1] ?? null, locale)),
  }))
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={(row) => row.label} />
}

function After({ figure, t, link }: Props) {
  const leading =
    link === null ? [] : figure.table.rows.flatMap(({ label, behind }) => (behind === undefined ? [] : [{ label, href: link(behind) }]))
  return (
    <>
      <p class="op-small op-quiet">
        <b>{t.definition}:</b> {figure.definition}
      </p>
      {leading.length === 0 ? null : (
        <div class="op-noprint">
          <Details summary={t.behind}>
            <ul class="op-row">
              {leading.map(({ label, href }) => (
                <li key={href}>
                  <a class="ds-link" href={href}>
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </Details>
        </div>
      )}
    </>
  )
}
